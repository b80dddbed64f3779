namespace StagingTools.Engine.Data.Rules;

/// <summary>The names of masks as rules files write them.</summary>
internal static class MaskNames
{
    private static readonly (string Name, MaskKind Kind)[] Pairs =
    [
        ("keep", MaskKind.Keep), ("null", MaskKind.Null), ("email", MaskKind.Email), ("phone", MaskKind.Phone),
        ("name", MaskKind.Name), ("text", MaskKind.Text), ("token", MaskKind.Token), ("hash", MaskKind.Hash),
        ("url", MaskKind.Url), ("uuid", MaskKind.Uuid), ("template", MaskKind.Template), ("jsonb", MaskKind.Jsonb),
        ("pattern", MaskKind.Pattern), ("number", MaskKind.Number), ("date_shift", MaskKind.DateShift),
        ("choice", MaskKind.Choice), ("redact", MaskKind.Redact),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Pairs.Select(pair => pair.Name)];

    /// <summary>A mask's name.</summary>
    public static string Of(MaskKind kind) => Pairs.First(pair => pair.Kind == kind).Name;

    /// <summary>The mask of a name; <see langword="null"/> when no mask has it.</summary>
    public static MaskKind? Find(string name) =>
        Pairs.Where(pair => pair.Name == name).Select(pair => (MaskKind?)pair.Kind).FirstOrDefault();
}
