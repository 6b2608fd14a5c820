// A number with its noun, in the plural form of the page's language.

const rules = new Intl.PluralRules(document.documentElement.lang);

/** Return the sentence of `forms`, JSON by CLDR category, that fits `number`. */
export function count(forms, number) {
  const sentences = JSON.parse(forms);
  const sentence = sentences[rules.select(number)] ?? sentences.other;
  return sentence.replace("{n}", String(number));
}
