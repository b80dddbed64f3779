namespace StagingTools.Engine.Data.Swap;

/// <summary>A database's encoding and the rules by which it sorts.</summary>
/// <param name="Encoding">The encoding's name, such as <c>UTF8</c>.</param>
/// <param name="Provider"><c>c</c> for the C library, <c>i</c> for ICU, <c>b</c> for PostgreSQL's own.</param>
/// <param name="Collate">LC_COLLATE.</param>
/// <param name="CharacterType">LC_CTYPE.</param>
/// <param name="Locale">The locale of ICU or of PostgreSQL's own provider.</param>
internal sealed record DatabaseLocale(string Encoding, char Provider, string Collate, string CharacterType, string? Locale);
