using System.IO.Enumeration;

namespace StagingTools.Engine.Diagnosis;

/// <summary>Chooses checks by their ids.</summary>
internal static class CheckChoice
{
    /// <summary>The checks that are asked for.</summary>
    /// <param name="all">Those that there are.</param>
    /// <param name="wanted">Ids and patterns; none means all.</param>
    /// <param name="left">Ids and patterns of those to leave out.</param>
    /// <returns>Those to show, in the order of <paramref name="all"/>.</returns>
    /// <exception cref="Errors.StagingException"><c>CheckNotFound</c>.</exception>
    public static IReadOnlyList<ICheck> Of(IReadOnlyList<ICheck> all, IReadOnlyList<string>? wanted, IReadOnlyList<string>? left)
    {
        string[] ids = [.. all.Select(check => check.Id)];
        foreach (string one in (wanted ?? []).Concat(left ?? []))
            if (one.AsSpan().IndexOfAny('*', '?') < 0 && !ids.Contains(one, StringComparer.OrdinalIgnoreCase))
                throw CheckErrors.NotFound(one, ids);

        ICheck[] chosen =
        [
            .. all.Where(check => (wanted is not { Count: > 0 } || Matches(wanted, check)) && !Matches(left ?? [], check)),
        ];
        // A pattern that matches nothing would pass in a pipeline for ever.
        return chosen.Length > 0 ? chosen : throw CheckErrors.NotFound(string.Join(", ", wanted ?? left ?? []), ids);
    }

    /// <summary>The checks together with those that they need, but for those that are left out.</summary>
    /// <param name="all">Those that there are.</param>
    /// <param name="chosen">Those to show.</param>
    /// <param name="left">Ids and patterns of those to leave out.</param>
    public static IReadOnlyList<ICheck> WithNeeds(IReadOnlyList<ICheck> all, IReadOnlyList<ICheck> chosen, IReadOnlyList<string>? left)
    {
        var found = new HashSet<ICheck>();
        var open = new Stack<ICheck>(chosen);
        while (open.TryPop(out ICheck? check))
        {
            if (!found.Add(check))
                continue;
            foreach (ICheck need in all.Where(one => check.Needs.Contains(one.Id) && !Matches(left ?? [], one)))
                open.Push(need);
        }

        return [.. all.Where(found.Contains)];
    }

    private static bool Matches(IReadOnlyList<string> patterns, ICheck check) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, check.Id, ignoreCase: true));
}
