namespace StagingTools.Engine.Errors;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class DidYouMean
{
    /// <summary>The end of a message: <c>; did you mean 'email'?</c>, or the list of what is known.</summary>
    public static string Suggest(string text, IReadOnlyCollection<string> known) => Nearest(text, known) is { } nearest
        ? $"; did you mean '{nearest}'?"
        : $"; known are {string.Join(", ", known)}";

    /// <summary>The known word that is at most two letters away; <see langword="null"/> when none is.</summary>
    public static string? Nearest(string text, IReadOnlyCollection<string> known) => known
        .Select(candidate => (candidate, distance: Distance(text, candidate)))
        .Where(pair => pair.distance <= 2 && pair.distance < pair.candidate.Length)
        .OrderBy(pair => pair.distance)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
