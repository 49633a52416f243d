/** The region of a language tag, else the one where the language is most likely spoken: "en" is "US". */
export function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}
