using StagingTools.Engine.Data.Catalog;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class RedactMaskTests
{
    [Fact]
    public void What_is_found_in_a_text_has_the_pseudonym_that_it_has_in_columns()
    {
        Assert.Equal(
            $"Write to {MaskOf.Text("email", "ada@lovelace.org")} or call {MaskOf.Text("phone", "+4915112345678")}, please.",
            MaskOf.Text("redact", "Write to ada@lovelace.org or call +4915112345678, please."));
    }

    [Theory]
    [InlineData("Card 4111 1111 1111 1111.", "Card [card].")]
    [InlineData("IBAN DE89370400440532013000 it is", "IBAN [iban] it is")]
    [InlineData("from 203.0.113.7 at noon", "from [ip] at noon")]
    [InlineData("Größe 42, 12 Stück, Nr. 100234", "Größe 42, 12 Stück, Nr. 100234")]
    [InlineData("", "")]
    [InlineData("a -----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc=\n-----END RSA PRIVATE KEY-----\nb", "a [private key]\nb")]
    [InlineData("a -----BEGIN PRIVATE KEY-----\nMIIEow", "a [private key]")]
    public void The_rest_of_a_text_stays(string original, string expected) => Assert.Equal(expected, MaskOf.Text("redact", original));

    [Fact]
    public void A_text_that_outgrows_its_column_is_cut_at_the_end()
    {
        CatalogColumn column = new("c", "character varying(20)", ColumnKind.Text) { MaximumLength = 20 };

        Assert.Equal(
            ("ö " + MaskOf.Text("email", "a@b.de"))[..20], CopyBytes.Mask(MaskOf.Create("redact", column), "ö a@b.de"));
        Assert.Equal("öäü stays as it is it", CopyBytes.Mask(MaskOf.Create("redact", ColumnKind.Text), "öäü stays as it is it"));
        Assert.Equal("öäü fits in twenty!!", CopyBytes.Mask(MaskOf.Create("redact", column), "öäü fits in twenty!!"));
    }

    [Fact]
    public void Texts_in_documents_and_arrays_are_redacted_too()
    {
        Assert.Equal(
            "{\"note\": \"by " + MaskOf.Text("email", "a@b.de") + "\"}",
            CopyBytes.Mask(MaskOf.Create("{ mask: jsonb, paths: { $.note: redact } }", ColumnKind.Json), """{"note": "by a@b.de"}"""));
    }
}
