using System.Globalization;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// Proposes a rule for a column from its type, its name and its samples. What is not clearly harmless gets a mask, or is
/// left to people.
/// </summary>
/// <param name="catalog">The tables and their keys.</param>
internal sealed class RuleAdvisor(DatabaseCatalog catalog)
{
    // Their values say when, how long and how much, and of what kind; never who.
    private static readonly string[] HarmlessTypes =
    [
        "interval", "time without time zone", "time with time zone", "oid", "bit", "bit varying", "money", "int4range", "int8range",
        "numrange", "tsrange", "tstzrange", "daterange", "pg_lsn", "txid_snapshot", "regclass", "regtype",
    ];

    private readonly HashSet<(uint Table, string Column)> referenced =
        [.. catalog.ForeignKeys.SelectMany(key => key.ReferencedColumns.Select(column => (key.ReferencedTable, column)))];

    /// <summary>Proposes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">A column that is not computed.</param>
    /// <param name="sample">Its samples.</param>
    public RuleProposal Propose(CatalogTable table, CatalogColumn column, ColumnSample sample)
    {
        if (table.PartitionColumns.Contains(column.Name, StringComparer.Ordinal))
            return RuleProposal.Keep("partition key: its value decides on the partition", RuleConfidence.High);

        ColumnMeaning meaning = ColumnNames.Read(column.Name);
        RuleProposal proposal = column.ValueKind switch
        {
            ColumnKind.Text => Texts(table, column).Propose(column.Name, sample.Values),
            ColumnKind.Json or ColumnKind.Jsonb => Document(table, column, sample),
            ColumnKind.Boolean => meaning == ColumnMeaning.Sensitive
                ? Masked(column, $"named like {ColumnNames.Describe(meaning)}", "choice", "{ mask: choice, values: [\"true\", \"false\"] }")
                : RuleProposal.Keep("true or false", RuleConfidence.High),
            ColumnKind.Enum => meaning == ColumnMeaning.Sensitive
                ? Masked(column, $"named like {ColumnNames.Describe(meaning)}", "choice", $"{{ mask: choice, values: [{string.Join(", ", column.Labels.Select(YamlText.Quoted))}] }}")
                : RuleProposal.Keep("enumeration", RuleConfidence.High),
            ColumnKind.Uuid => meaning == ColumnMeaning.Secret
                ? Masked(column, $"named like {ColumnNames.Describe(meaning)}", "uuid", "uuid")
                : RuleProposal.Keep("UUID", RuleConfidence.High),
            ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampTz => meaning == ColumnMeaning.Birth
                ? Masked(column, $"named like {ColumnNames.Describe(meaning)}", "date_shift", "date_shift")
                : RuleProposal.Keep("moment", RuleConfidence.High),
            ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Numeric or ColumnKind.Float32 or ColumnKind.Float64 =>
                Number(table, column, meaning, sample.Values),
            _ => Other(column, meaning),
        };
        return column.ElementKind is null ? proposal : Elements(proposal);
    }

    private TextAdvisor Texts(CatalogTable table, CatalogColumn column)
    {
        // A key's text stands in other tables too, where the row of this one is not at hand.
        bool isReferenced = referenced.Contains((table.Oid, column.Name));
        bool hasKey = !isReferenced
            && table.PrimaryKey is [var key]
            && key != column.Name
            && table.Columns.Any(other => other.Name == key
                && other.Kind is ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Uuid);
        return new TextAdvisor(ColumnNames.IsOfPeople(table.Name), hasKey, !column.NotNull);
    }

    private static RuleProposal Document(CatalogTable table, CatalogColumn column, ColumnSample sample)
    {
        if (column.ElementKind is not null)
            return Unwritable(column, "documents in an array");
        var texts = new TextAdvisor(ColumnNames.IsOfPeople(table.Name), hasKey: false, nullable: false);
        return new DocumentAdvisor(texts).Propose(sample.Documents, sample.Unreadable);
    }

    private static RuleProposal Number(CatalogTable table, CatalogColumn column, ColumnMeaning meaning, ValueEvidence evidence)
    {
        if (evidence[ValueForm.Card] > 0 && evidence.Share(ValueForm.Card) >= 0.6)
            return Masked(column, "samples are card numbers", "number", Range(column, 4_000_000_000_000_000, 4_999_999_999_999_999));
        if (table.PrimaryKey.Contains(column.Name, StringComparer.Ordinal) && meaning is not (ColumnMeaning.Phone or ColumnMeaning.NationalId))
            return RuleProposal.Keep("primary key", RuleConfidence.High);

        return meaning switch
        {
            ColumnMeaning.Phone or ColumnMeaning.NationalId or ColumnMeaning.BankAccount or ColumnMeaning.Card =>
                Masked(column, $"named like {ColumnNames.Describe(meaning)}", "number", Range(column, 1_000_000_000, 9_999_999_999)),
            ColumnMeaning.Secret => Masked(column, $"named like {ColumnNames.Describe(meaning)}", "number", Range(column, 1000, 9999)),
            ColumnMeaning.Income => Masked(column, $"named like {ColumnNames.Describe(meaning)}", "number", Range(column, 1000, 99_999)),
            ColumnMeaning.Birth => Masked(column, $"named like {ColumnNames.Describe(meaning)}", "number", Range(column, 18, 90)),
            ColumnMeaning.Latitude => Masked(column, $"named like {ColumnNames.Describe(meaning)}", "number", Range(column, -90, 90)),
            ColumnMeaning.Longitude => Masked(column, $"named like {ColumnNames.Describe(meaning)}", "number", Range(column, -180, 180)),
            _ => RuleProposal.Keep("number", RuleConfidence.High),
        };
    }

    private static RuleProposal Other(CatalogColumn column, ColumnMeaning meaning)
    {
        string type = column.Type.TrimEnd(']', '[');
        if (HarmlessTypes.Contains(type[..(type.IndexOf('(', StringComparison.Ordinal) is var cut and > 0 ? cut : type.Length)], StringComparer.Ordinal)
            && meaning != ColumnMeaning.Birth)
            return RuleProposal.Keep("time, amount or range", RuleConfidence.Medium);
        return Unwritable(column, type switch
        {
            "inet" or "cidr" => "addresses of machines",
            "macaddr" or "macaddr8" => "addresses of devices",
            "bytea" => "bytes, which may hold anything",
            "tsvector" => "words of texts",
            "point" or "geometry" or "geography" => "places",
            _ => "a type that only people can judge",
        });
    }

    // What no mask writes is cleared where it may be.
    private static RuleProposal Unwritable(CatalogColumn column, string what) => column.NotNull
        ? RuleProposal.Decide($"{what}, and NOT NULL; keep, or skip the table")
        : new RuleProposal([RuleText.Of("null")], what, RuleConfidence.Medium);

    private static RuleProposal Masked(CatalogColumn column, string reason, string mask, string flow)
    {
        List<RuleText> candidates = [new RuleText(mask, flow)];
        if (mask != flow && mask is "number")
            candidates.Add(RuleText.Of("number"));
        if (!column.NotNull)
            candidates.Add(RuleText.Of("null"));
        return new RuleProposal(candidates, reason, RuleConfidence.Medium);
    }

    // Templates with the key would give all elements of a row one text.
    private static RuleProposal Elements(RuleProposal proposal) => proposal with
    {
        Candidates = [.. proposal.Candidates.Where(candidate => !candidate.Flow.Contains("{id}", StringComparison.Ordinal))],
    };

    private static string Range(CatalogColumn column, decimal least, decimal greatest)
    {
        (decimal low, decimal high) = column.ValueKind switch
        {
            ColumnKind.Int16 => (Math.Max(least, short.MinValue), Math.Min(greatest, short.MaxValue)),
            ColumnKind.Int32 => (Math.Max(least, int.MinValue), Math.Min(greatest, int.MaxValue)),
            _ => (least, greatest),
        };
        return low < high
            ? string.Create(CultureInfo.InvariantCulture, $"{{ mask: number, min: {low}, max: {high} }}")
            : "number";
    }
}
