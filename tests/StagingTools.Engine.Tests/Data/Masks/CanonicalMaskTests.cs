using StagingTools.Engine.Data.Catalog;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class CanonicalMaskTests
{
    private static readonly CatalogColumn Unicode = new("c", "citext", ColumnKind.Text) { Folding = CaseFolding.Unicode };
    private static readonly CatalogColumn Ascii = new("c", "citext", ColumnKind.Text) { Folding = CaseFolding.Ascii };
    private static readonly CatalogColumn Padded = new("c", "character(20)", ColumnKind.Text) { Padded = true };

    [Theory]
    [InlineData("email")]
    [InlineData("token")]
    [InlineData("hash")]
    [InlineData("name")]
    [InlineData("{ mask: text, template: 'x{hash}' }")]
    [InlineData("{ mask: choice, values: [a, b, c, d, e, f, g, h] }")]
    public void What_citext_takes_for_equal_has_one_pseudonym(string rule)
    {
        Assert.Equal(Mask(rule, Unicode, "ada.é@shop.example"), Mask(rule, Unicode, "Ada.É@Shop.Example"));
        Assert.Equal(Mask(rule, Ascii, "ada@shop.example"), Mask(rule, Ascii, "ADA@SHOP.EXAMPLE"));
        Assert.Equal(Mask(rule, Unicode, "ada@shop.example"), MaskOf.Text(rule, "ada@shop.example"));
    }

    [Fact]
    public void In_a_database_without_letters_beyond_a_to_z_they_stay_apart() =>
        Assert.NotEqual(Mask("email", Ascii, "é"), Mask("email", Ascii, "É"));

    [Fact]
    public void Blanks_that_fill_a_column_up_do_not_count() =>
        Assert.Equal(MaskOf.Text("email", "ada@shop.example"), Mask("email", Padded, "ada@shop.example    "));

    private static string Mask(string rule, CatalogColumn column, string value) => CopyBytes.Mask(MaskOf.Create(rule, column), value);
}
