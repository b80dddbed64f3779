using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class ArrayMaskTests
{
    private const int TextOid = 25;

    private static readonly CatalogColumn Texts = new("c", "text[]", ColumnKind.Other) { ElementKind = ColumnKind.Text };
    private static readonly CatalogColumn Dates = new("c", "date[]", ColumnKind.Other) { ElementKind = ColumnKind.Date };

    [Fact]
    public void Each_element_of_a_binary_array_is_masked_and_its_form_stays()
    {
        byte[] original = Binary([(2, 1), (2, 5)], ["ada@lovelace.org", null, "", "b@c.d"]);

        byte[] masked = CopyBytes.Mask(MaskOf.Create("email", Texts), original);

        Assert.Equal(
            Binary([(2, 1), (2, 5)], [MaskOf.Text("email", "ada@lovelace.org"), null, "", MaskOf.Text("email", "b@c.d")]), masked);
    }

    [Fact]
    public void An_empty_array_stays_empty()
    {
        byte[] empty = [.. CopyBytes.Number(0), .. CopyBytes.Number(0), .. CopyBytes.Number(TextOid)];

        Assert.Equal(empty, CopyBytes.Mask(MaskOf.Create("email", Texts), empty));
        Assert.Equal("{}", CopyBytes.Mask(MaskOf.Create("email", Texts, CopyFormat.Text), "{}"));
    }

    [Theory]
    [InlineData("{ada@lovelace.org,NULL,\"\",\"NULL\"}", "{\"<ada@lovelace.org>\",NULL,\"\",\"<NULL>\"}")]
    [InlineData("{{a,b},{\"c,d\",\"e}\"}}", "{{\"<a>\",\"<b>\"},{\"<c,d>\",\"<e}>\"}}")]
    [InlineData("[0:1]={a,b}", "[0:1]={\"<a>\",\"<b>\"}")]
    [InlineData("{\"a\\\"b\\\\c\"}", "{\"<a\"b\\c>\"}")]
    public void Each_element_of_a_textual_array_is_masked(string original, string expected)
    {
        // Pseudonyms of the originals between the signs.
        var text = new StringBuilder();
        for (int at = 0; at < expected.Length;)
        {
            int end = expected[at] == '<' ? expected.IndexOf('>', at) : at;
            text.Append(expected[at] == '<' ? MaskOf.Text("email", expected[(at + 1)..end]) : expected[at].ToString());
            at = end + 1;
        }

        Assert.Equal(text.ToString(), CopyBytes.Mask(MaskOf.Create("email", Texts, CopyFormat.Text), original));
    }

    [Fact]
    public void Quotes_and_backslashes_that_a_mask_writes_are_escaped() =>
        Assert.Equal(
            "{\"say \\\"hi\\\" \\\\ there\"}",
            CopyBytes.Mask(MaskOf.Create("{ mask: text, template: 'say \"hi\" \\ there' }", Texts, CopyFormat.Text), "{a}"));

    [Fact]
    public void Dates_in_arrays_move_as_others_do()
    {
        byte[] day = CopyBytes.Number(9000);

        byte[] masked = CopyBytes.Mask(MaskOf.Create("date_shift", Dates), Header([(1, 1)], [day]));

        Assert.Equal(CopyBytes.Mask(MaskOf.Create("date_shift", ColumnKind.Date), day), masked[^4..]);
    }

    private static byte[] Binary((int Length, int Bound)[] dimensions, string?[] elements) =>
        Header(dimensions, [.. elements.Select(element => element is null ? null : Encoding.UTF8.GetBytes(element))]);

    private static byte[] Header((int Length, int Bound)[] dimensions, byte[]?[] elements) =>
    [
        .. CopyBytes.Number(dimensions.Length), .. CopyBytes.Number(elements.Contains(null) ? 1 : 0), .. CopyBytes.Number(TextOid),
        .. dimensions.SelectMany(dimension => (byte[])[.. CopyBytes.Number(dimension.Length), .. CopyBytes.Number(dimension.Bound)]),
        .. elements.SelectMany(element => (byte[])[.. CopyBytes.Number(element?.Length ?? -1), .. element ?? []]),
    ];
}
