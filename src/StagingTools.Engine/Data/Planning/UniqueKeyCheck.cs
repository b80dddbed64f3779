using System.Text.RegularExpressions;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Finds masks that can break a unique index or an exclusion constraint of their table.</summary>
internal sealed class UniqueKeyCheck
{
    private readonly TablePlan plan;
    private readonly IReadOnlyList<UniqueKey> keys;
    private readonly Action<ColumnRule, string> mistake;
    private readonly Dictionary<string, ColumnPlan> masked;

    /// <summary>Makes the check of a table.</summary>
    /// <param name="plan">The table.</param>
    /// <param name="keys">Its unique indexes and exclusion constraints.</param>
    /// <param name="mistake">Takes what is wrong.</param>
    public UniqueKeyCheck(TablePlan plan, IReadOnlyList<UniqueKey> keys, Action<ColumnRule, string> mistake)
    {
        this.plan = plan;
        this.keys = keys;
        this.mistake = mistake;
        masked = plan.Masked.ToDictionary(column => column.Column.Name, StringComparer.Ordinal);
    }

    /// <summary>Columns whose originals a permutation must know: they are in a key, and masked by mask number.</summary>
    public List<ColumnPlan> Permuted { get; } = [];

    /// <summary>Checks them all.</summary>
    public void Run()
    {
        foreach (UniqueKey key in keys)
        {
            List<(ColumnPlan Column, string Why)> breaking = [.. Breaking(key)];
            if (breaking.Count > 0 && !IsRescued(key))
            {
                foreach ((ColumnPlan column, string why) in breaking.DistinctBy(pair => pair.Column.Column.Name))
                    mistake(column.Rule, $"{plan.Table}.{column.Column.Name} is in the {Name(key)}, and {why}");
                continue;
            }

            Permuted.AddRange(key.Columns
                .Select(name => masked.GetValueOrDefault(name))
                .OfType<ColumnPlan>()
                .Where(column => column.Rule.Mask == MaskKind.Number && breaking.All(pair => pair.Column != column)));
        }
    }

    private static string Name(UniqueKey key) => key.IsExclusion ? $"exclusion constraint {key.Name}" : $"unique index {key.Name}";

    private IEnumerable<(ColumnPlan Column, string Why)> Breaking(UniqueKey key)
    {
        foreach (KeyPart part in key.Parts)
        {
            foreach (ColumnPlan column in MaskedIn(part))
            {
                if (WhyBroken(key, part, column) is { } why)
                    yield return (column, why);
            }
        }

        foreach (string name in key.PredicateColumns)
        {
            if (masked.GetValueOrDefault(name) is { } column && !KeepsPredicate(key.Predicate!, column))
                yield return (column, $"its condition, {key.Predicate}, would hold for other rows than in production; keep the column");
        }
    }

    private string? WhyBroken(UniqueKey key, KeyPart part, ColumnPlan column)
    {
        bool computed = IsComputed(part);
        if (column.Rule.Mask == MaskKind.Null)
        {
            // A NULL is in no conflict with another one, in an exclusion constraint neither.
            if (key.NullsEqual)
                return "it takes one NULL only; choose a mask with distinct values";
            return computed && !IsCaseOnly(part, column)
                ? $"what {Text(part)} makes of NULL cannot be told; choose another mask or keep it"
                : null;
        }

        if (key.IsExclusion && part.Operator != "=")
            return $"no mask keeps what its operator {part.Operator} compares; keep the column, or clear it";

        bool ignoresCase = column.Column.Folding != CaseFolding.None || column.Column.Nondeterministic || computed;
        if (computed && !IsCaseOnly(part, column))
            return $"what {Text(part)} makes of the mask's values cannot be told; keep the column, or clear it";
        if (column.Column.Nondeterministic && column.Rule.Mask == MaskKind.Pattern)
            return "its collation takes texts for equal that this mask tells apart; use email, token, hash or url";
        return MaskTraits.IsInjective(column, name => IsUnique(name, ignoresCase)) || MovesTogether(key, column)
            ? null
            : $"this mask can give two rows the same value; {WayOut(column.Column.ValueKind)}";
    }

    private static string WayOut(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "use email, token, hash, url, uuid or pattern, or a template with {id} or {hash}",
        ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => "use number with a range of whole numbers",
        ColumnKind.Uuid => "use uuid",
        ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampTz =>
            "use date_shift 'by:' another column of the index, or keep it",
        _ => "keep the column",
    };

    private IEnumerable<ColumnPlan> MaskedIn(KeyPart part) => part.Columns
        .SelectMany(name => plan.Table.Columns.FirstOrDefault(column => column.Name == name) is { Generated: true } generated
            ? generated.ComputedFrom
            : [name])
        .Select(name => masked.GetValueOrDefault(name))
        .OfType<ColumnPlan>();

    private CatalogColumn? Generated(KeyPart part) => part.IsColumn
        ? plan.Table.Columns.FirstOrDefault(column => column.Name == part.Columns[0] && column.Generated)
        : null;

    private bool IsComputed(KeyPart part) => !part.IsColumn || Generated(part) is not null;

    private string Text(KeyPart part) => Generated(part)?.Expression ?? part.Text;

    // lower(email), upper((email)::text), with or without casts to text.
    private bool IsCaseOnly(KeyPart part, ColumnPlan column)
    {
        IReadOnlyList<SqlWord> words = SqlWords.Cut(Text(part));
        string text = Text(part);
        string[] names = [.. words.Where(word => word.IsName).Select(word => word.Name(text))];
        string[] casts = ["text", "character", "varying", "citext", "varchar"];
        return names is ["lower" or "upper", ..]
            && names[1..].Count(name => name == column.Column.Name) == 1
            && names[1..].All(name => name == column.Column.Name || casts.Contains(name, StringComparer.Ordinal))
            && words.All(word => word.IsName || text[word.Start] is '(' or ')' or ':');
    }

    // Whether rows stay in or out of a partial index: a mask changes values, never whether there is one.
    private static bool KeepsPredicate(string predicate, ColumnPlan column)
    {
        string name = Regex.Escape(column.Column.Name);
        string rest = Regex.Replace(
            predicate,
            column.Rule.Mask == MaskKind.Null ? $"\"?\\b{name}\\b\"? IS NOT NULL" : $"\"?\\b{name}\\b\"? IS (NOT )?NULL",
            "",
            RegexOptions.None,
            TimeSpan.FromSeconds(1));
        return !SqlWords.ColumnsIn(rest, [column.Column]).Any();
    }

    // Dates that move by what another column of the key holds stay apart among the rows that hold the same there.
    private bool MovesTogether(UniqueKey key, ColumnPlan column) =>
        column.Rule is { Mask: MaskKind.DateShift, By: { } by }
        && (!key.NullsEqual || IsNotNull(by))
        && key.Parts.Any(part => part.IsColumn && part.Columns[0] == by && part.Operator == "=")
        && (!masked.TryGetValue(by, out ColumnPlan? other) || MaskTraits.IsInjective(other, name => IsUnique(name, ignoresCase: false)));

    // Texts that are told apart by case alone are no help where case does not count.
    private bool IsUnique(string name, bool ignoresCase) =>
        plan.Table.Columns.Any(column => column.Name == name && column.NotNull && !(ignoresCase && column.Kind == ColumnKind.Text))
        && keys.Any(other => other.IsPlain && other.Columns is [var only] && only == name);

    // Another key over those columns alone that stay unique keeps the whole unique.
    private bool IsRescued(UniqueKey key)
    {
        HashSet<string> safe =
        [
            .. key.Parts
                .Where(part => part is { IsColumn: true, Operator: "=" }
                    && !MaskedIn(part).Any(column => WhyBroken(key, part, column) is not null))
                .Select(part => part.Columns[0]),
        ];
        return keys.Any(other => other != key && other.IsPlain && other.Columns.Count > 0
            && (!key.NullsEqual || other.NullsEqual || other.Columns.All(IsNotNull))
            && other.Columns.All(safe.Contains));
    }

    private bool IsNotNull(string name) => plan.Table.Columns.Any(column => column.Name == name && column.NotNull);
}
