/**
 * How Teams' light theme draws Adaptive Cards, for Microsoft's renderer. What a host config does not reach (buttons and
 * fields) stands in `style/adaptive-card.css`.
 */
const INK = '#242424';
const QUIET = '#616161';

/** Dark enough for small print, on white and on the grey of an `emphasis` container. */
const foregroundColors = {
  default: { default: INK, subtle: QUIET },
  dark: { default: INK, subtle: QUIET },
  light: { default: '#ffffff', subtle: '#e0e0e0' },
  accent: { default: '#4f52b2', subtle: '#5b5fc7' },
  good: { default: '#0e700e', subtle: '#0e700e' },
  warning: { default: '#835b00', subtle: '#835b00' },
  attention: { default: '#b4283f', subtle: '#b4283f' },
};

const on = (backgroundColor) => ({ backgroundColor, foregroundColors });

export const HOST_CONFIG = {
  supportsInteractivity: true,
  choiceSetInputValueSeparator: ',',
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: {
    default: {
      fontFamily: '"Segoe UI", "Open Sans", system-ui, -apple-system, "Helvetica Neue", sans-serif',
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: 'Consolas, "Courier New", monospace',
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  containerStyles: {
    default: on('#ffffff'),
    emphasis: on('#f5f5f5'),
    accent: on('#ebebf9'),
    good: on('#e7f2da'),
    attention: on('#fcf4f6'),
    warning: on('#fbf6d9'),
  },
  textBlock: { headingLevel: 3 },
  textStyles: {
    heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false },
    columnHeader: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { size: 'default', weight: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { size: 'default', weight: 'default' },
    },
    errorMessage: { size: 'small', color: 'attention', weight: 'default' },
  },
  factSet: {
    title: { weight: 'bolder', size: 'default', wrap: true, maxWidth: 150 },
    value: { weight: 'default', size: 'default', wrap: true },
    spacing: 16,
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    // The gap between buttons is CSS, so that it holds for those that wrap.
    buttonSpacing: 0,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: false },
};
