namespace StagingTools.Engine.Deployments;

/// <summary>Says what there is instead of what was not found.</summary>
internal static class Existing
{
    private const int Shown = 10;

    /// <summary>One sentence, such as <c>There are 2 services: a, b.</c></summary>
    public static string Describe(string singular, string plural, IReadOnlyList<string> names)
    {
        string list = string.Join(", ", names.Order(StringComparer.Ordinal).Take(Shown));
        return names.Count switch
        {
            0 => $"There is no {singular} at all.",
            1 => $"There is one {singular}: {list}.",
            <= Shown => $"There are {names.Count} {plural}: {list}.",
            _ => $"There are {names.Count} {plural}: {list} …",
        };
    }
}
