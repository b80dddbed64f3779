using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Tests.Data.Masks;

/// <summary>Makes masks from rules as a file has them.</summary>
internal static class MaskOf
{
    public static readonly byte[] Key = "the key of the golden values"u8.ToArray();

    /// <summary>A column's rule.</summary>
    public static ColumnRule Rule(string yaml) => RulesParser
        .Parse("rules.yaml", "hash", $"version: 1\ntables:\n  t:\n    columns:\n      c: {yaml}\n")
        .Tables[("public", "t")].Columns["c"];

    /// <summary>A mask of a column of a kind.</summary>
    public static ValueMask Create(string yaml, ColumnKind kind, CopyFormat format = CopyFormat.Binary) =>
        Create(yaml, new CatalogColumn("c", "type", kind), format);

    /// <summary>A mask of a column.</summary>
    public static ValueMask Create(string yaml, CatalogColumn column, CopyFormat format = CopyFormat.Binary, byte[]? key = null) =>
        new MaskFactory(key ?? Key).Create(new ColumnPlan(column, Rule(yaml)), format, new Dictionary<string, int>())!;

    /// <summary>What a mask of a text column writes.</summary>
    public static string Text(string yaml, string value) => CopyBytes.Mask(Create(yaml, ColumnKind.Text), value);
}
