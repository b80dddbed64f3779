using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class ChoiceMaskTests
{
    [Fact]
    public void Every_value_comes_and_the_same_original_has_the_same_one()
    {
        ValueMask mask = MaskOf.Create("{ mask: choice, values: [free, pro, team] }", ColumnKind.Enum);

        string[] outcomes = [.. Enumerable.Range(0, 200).Select(i => CopyBytes.Mask(mask, $"label {i}"))];

        Assert.Equal(["free", "pro", "team"], outcomes.Distinct().Order());
        Assert.Equal(outcomes, Enumerable.Range(0, 200).Select(i => CopyBytes.Mask(mask, $"label {i}")));
    }

    [Fact]
    public void Values_have_the_form_of_their_column()
    {
        Assert.Equal(CopyBytes.Number((short)7), Binary("[7]", ColumnKind.Int16));
        Assert.Equal(CopyBytes.Number(7), Binary("[7]", ColumnKind.Int32));
        Assert.Equal(CopyBytes.Number(-7L), Binary("[-7]", ColumnKind.Int64));
        Assert.Equal([1], Binary("['true']", ColumnKind.Boolean));
        Assert.Equal([0], Binary("['false']", ColumnKind.Boolean));
        Assert.Equal(
            Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100").ToByteArray(bigEndian: true),
            Binary("[0f0e0d0c-0b0a-0908-0706-050403020100]", ColumnKind.Uuid));
        Assert.Equal("t", CopyBytes.Mask(MaskOf.Create("{ mask: choice, values: ['true'] }", ColumnKind.Boolean, CopyFormat.Text), "f"));
        Assert.Equal("7", CopyBytes.Mask(MaskOf.Create("{ mask: choice, values: [7] }", ColumnKind.Int32, CopyFormat.Text), "1"));
    }

    private static byte[] Binary(string values, ColumnKind kind) =>
        CopyBytes.Mask(MaskOf.Create($"{{ mask: choice, values: {values} }}", kind), [0]);
}
