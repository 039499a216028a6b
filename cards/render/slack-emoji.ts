/** By the names that Slack has for them; those of hands take a skin tone. */
const HANDS = listed(
  '+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 wave 👋 clap 👏 pray 🙏 raised_hands 🙌 ok_hand 👌 muscle 💪 v ✌ fist 👊 ' +
    'point_right 👉 point_left 👈 point_up_2 👆 point_down 👇 crossed_fingers 🤞 raised_hand ✋ open_hands 👐 call_me_hand 🤙',
);
const OTHERS = listed(
  'tada 🎉 confetti_ball 🎊 smile 😄 smiley 😃 grinning 😀 grin 😁 slightly_smiling_face 🙂 simple_smile 🙂 blush 😊 wink 😉 ' +
    'joy 😂 laughing 😆 satisfied 😆 sweat_smile 😅 heart_eyes 😍 sunglasses 😎 hugging_face 🤗 thinking_face 🤔 relieved 😌 ' +
    'innocent 😇 partying_face 🥳 star-struck 🤩 upside_down_face 🙃 neutral_face 😐 confused 😕 worried 😟 disappointed 😞 ' +
    'cry 😢 sob 😭 tired_face 😫 sleeping 😴 angry 😠 rage 😡 scream 😱 mask 😷 see_no_evil 🙈 eyes 👀 speech_balloon 💬 ' +
    'heart ❤️ blue_heart 💙 green_heart 💚 yellow_heart 💛 purple_heart 💜 orange_heart 🧡 white_heart 🤍 sparkling_heart 💖 ' +
    'star ⭐ star2 🌟 sparkles ✨ fire 🔥 boom 💥 100 💯 zap ⚡ rainbow 🌈 sunny ☀️ snowflake ❄️ snowman ⛄ umbrella ☔ droplet 💧 ' +
    'white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ warning ⚠️ exclamation ❗ question ❓ bangbang ‼️ ' +
    'no_entry ⛔ bell 🔔 bulb 💡 lock 🔒 unlock 🔓 key 🔑 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 toolbox 🧰 ' +
    'battery 🔋 fuelpump ⛽ car 🚗 red_car 🚗 blue_car 🚙 racing_car 🏎️ taxi 🚕 truck 🚚 bus 🚌 minibus 🚐 tractor 🚜 ' +
    'motorcycle 🏍️ bike 🚲 rocket 🚀 checkered_flag 🏁 round_pushpin 📍 pushpin 📌 house 🏠 office 🏢 phone ☎️ telephone ☎️ ' +
    'telephone_receiver 📞 iphone 📱 email 📧 envelope ✉️ incoming_envelope 📨 memo 📝 page_facing_up 📄 receipt 🧾 paperclip 📎 ' +
    'calendar 📆 date 📅 hourglass ⌛ hourglass_flowing_sand ⏳ alarm_clock ⏰ credit_card 💳 moneybag 💰 dollar 💵 heavy_dollar_sign 💲 ' +
    'gift 🎁 birthday 🎂 balloon 🎈 christmas_tree 🎄 coffee ☕ dog 🐶 cat 🐱 maple_leaf 🍁 handshake 🤝 arrow_right ➡️ flag-ca 🇨🇦 fr 🇫🇷',
);

function listed(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.split(' ');
  return new Map(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? '']] : [])));
}

/** `:tada:`, `:+1::skin-tone-2:`; no time of day (`10:30:00`), and nothing inside of a word. */
const NAMED = /(?<!\w):([+-]1|100|(?!skin-tone-\d:)[a-z][a-z0-9_'+-]{0,80}):(?::skin-tone-([2-6]):)?(?!\w)/g;
/** Fitzpatrick's types 1-2 to 6, which Slack counts from 2. */
const LIGHTEST = 0x1f3fb;

/**
 * Text with the emoji themselves where Slack hands over their names. A workspace's own, and those that are in none of
 * the lists here, are left out: no customer could read them.
 */
export const withEmoji = (text: string): string =>
  text.replace(NAMED, (_, name: string, tone?: string) => {
    const hand = HANDS.get(name);
    const toned = hand && tone ? hand + String.fromCodePoint(LIGHTEST + Number(tone) - 2) : hand;
    return toned ?? OTHERS.get(name) ?? '';
  });
