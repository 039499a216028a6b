// Runs before anything else: says clearly when Node is too old, and keeps compiled code between starts.
const { enableCompileCache } = require('node:module');

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Quittance needs Node 24 or later; this is Node ${process.versions.node}.\n` +
      'Run "npm ci" and start it with "npm start" or "npm run demo", which bring their own Node 24.\n',
  );
  process.exit(1);
}
enableCompileCache();
