namespace StagingTools.Engine.Settings;

/// <summary>A setting as it counts here and now.</summary>
/// <param name="Name">Its key in <c>stagingtools.json</c>, such as <c>sizes.databaseInstanceClass</c>.</param>
/// <param name="Value">
/// Text, a whole number, a truth value or a list of texts; <see langword="null"/> where the engine finds it itself. For a
/// secret it is the reference to it, never the secret.
/// </param>
/// <param name="Origin">What kind of place it comes from.</param>
/// <param name="From">
/// The place: the variable's name, or <c>PATH(LINE,COLUMN)</c> of the file; <see langword="null"/> for the other kinds.
/// </param>
public sealed record StagingSetting(string Name, object? Value, SettingOrigin Origin, string? From)
{
    /// <summary>The names that the value lists: a list's, or those that commas part; empty when nobody says anything.</summary>
    internal IReadOnlyList<string> Names =>
    [
        .. (Value switch
        {
            string text => [text],
            IReadOnlyList<string> list => list,
            _ => [],
        }).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];
}
