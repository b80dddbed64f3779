using System.Text;
using System.Text.RegularExpressions;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Tests.Data;

public sealed class MaskTests
{
    private static readonly byte[] Key = "the key of the golden values"u8.ToArray();

    // Golden: staging's data of yesterday has to match today's, so these outcomes are for ever.
    [Theory]
    [InlineData(nameof(MaskKind.Email), "ada@lovelace.org", "user-68173fb5c4b9936ba19f@example.com")]
    [InlineData(nameof(MaskKind.Phone), "+4915112345678", "+15550311329718")]
    [InlineData(nameof(MaskKind.Name), "Ada Lovelace", "Amara Jensen")]
    [InlineData(nameof(MaskKind.Text), "Hello, I am Ada", "Generic test content.")]
    [InlineData(nameof(MaskKind.Token), "wa_live_0123", "test-token-0db512d752cc303c9e62068c8974e841")]
    [InlineData(nameof(MaskKind.Hash), "session", "061e2aab6975939dfd91293306384c02fe2c681c10c3182e66ed079ad716a31c")]
    [InlineData(nameof(MaskKind.Url), "https://media/1.jpg", "https://example.com/a2192dfcc1cad59e")]
    [InlineData(nameof(MaskKind.Uuid), "0f0e0d0c-0b0a-0908-0706-050403020100", "f0951705-9498-4d4a-ad1b-b6f0d78e2a61")]
    public void Each_mask_has_its_outcome(string mask, string original, string expected) =>
        Assert.Equal(expected, CopyBytes.Mask(Create(mask), original));

    [Theory]
    [InlineData(nameof(MaskKind.Email), @"^user-[0-9a-f]{20}@example\.com$")]
    [InlineData(nameof(MaskKind.Phone), @"^\+1555[0-9]{10}$")]
    [InlineData(nameof(MaskKind.Name), "^[A-Z][a-z]+ [A-Z][a-z]+$")]
    [InlineData(nameof(MaskKind.Token), "^test-token-[0-9a-f]{32}$")]
    [InlineData(nameof(MaskKind.Hash), "^[0-9a-f]{64}$")]
    [InlineData(nameof(MaskKind.Url), "^https://example.com/[0-9a-f]{16}$")]
    [InlineData(nameof(MaskKind.Uuid), "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    public void Outcomes_have_their_form_depend_on_the_key_and_fit_the_announced_length(string mask, string form)
    {
        ColumnPlan column = Column(mask);
        int longest = MaskTraits.LongestOutcome(column, _ => null)!.Value;
        for (int i = 0; i < 500; i++)
        {
            string outcome = CopyBytes.Mask(Create(mask), $"original {i}");
            Assert.Matches(new Regex(form), outcome);
            Assert.InRange(outcome.Length, 1, longest);
            Assert.Equal(outcome, CopyBytes.Mask(Create(mask), $"original {i}"));
        }

        string[] ours = [.. Enumerable.Range(0, 20).Select(i => CopyBytes.Mask(Create(mask), $"original {i}"))];
        string[] others = [.. Enumerable.Range(0, 20).Select(i => CopyBytes.Mask(Create(mask, "another key than that one"u8.ToArray()), $"original {i}"))];
        Assert.NotEqual(ours, others);
    }

    [Theory]
    [InlineData(nameof(MaskKind.Email))]
    [InlineData(nameof(MaskKind.Token))]
    [InlineData(nameof(MaskKind.Hash))]
    [InlineData(nameof(MaskKind.Url))]
    [InlineData(nameof(MaskKind.Uuid))]
    public void Masks_that_are_announced_as_injective_give_no_two_originals_one_outcome(string mask)
    {
        Assert.True(MaskTraits.IsInjective(Column(mask), _ => false));

        Assert.Equal(20_000, Enumerable.Range(0, 20_000).Select(i => CopyBytes.Mask(Create(mask), $"original {i}")).Distinct().Count());
    }

    [Theory]
    [InlineData(nameof(MaskKind.Email))]
    [InlineData(nameof(MaskKind.Phone))]
    [InlineData(nameof(MaskKind.Name))]
    [InlineData(nameof(MaskKind.Text))]
    [InlineData(nameof(MaskKind.Token))]
    [InlineData(nameof(MaskKind.Hash))]
    [InlineData(nameof(MaskKind.Url))]
    public void An_empty_text_stays_empty(string mask) => Assert.Equal("", CopyBytes.Mask(Create(mask), ""));

    [Fact]
    public void A_uuid_has_one_pseudonym_in_text_and_in_binary()
    {
        var original = Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100");
        ValueMask binary = new MaskFactory(Key).Create(Column(nameof(MaskKind.Uuid), ColumnKind.Uuid), CopyFormat.Binary, NoPlaces)!;

        byte[] masked = CopyBytes.Mask(binary, original.ToByteArray(bigEndian: true));

        Assert.Equal(new Guid(masked, bigEndian: true).ToString(), CopyBytes.Mask(Create(nameof(MaskKind.Uuid)), original.ToString()));
    }

    [Fact]
    public void A_document_carries_its_version_in_binary_only()
    {
        ColumnRule rule = new(MaskKind.Jsonb, default) { Json = """{"city":"Testville"}""" };

        Assert.Equal("\u0001{\"city\":\"Testville\"}", Document(rule, ColumnKind.Jsonb, CopyFormat.Binary));
        Assert.Equal("""{"city":"Testville"}""", Document(rule, ColumnKind.Jsonb, CopyFormat.Text));
        Assert.Equal("""{"city":"Testville"}""", Document(rule, ColumnKind.Json, CopyFormat.Binary));
        Assert.Equal("{}", Document(rule with { Json = null }, ColumnKind.Json, CopyFormat.Binary));
    }

    [Theory]
    [InlineData("staging+user{id}@example.com", "staging+user-42@example.com")]
    [InlineData("Test User {id}", "Test User -42")]
    [InlineData("+1555000{id}", "+1555000-42")]
    [InlineData("{label}/{small}/{plain}/{uuid}", "é/7/8/0f0e0d0c-0b0a-0908-0706-050403020100")]
    public void A_template_shows_columns_of_its_row(string template, string expected)
    {
        CatalogColumn[] columns =
        [
            new("id", "bigint", ColumnKind.Int64), new("small", "smallint", ColumnKind.Int16), new("plain", "integer", ColumnKind.Int32),
            new("uuid", "uuid", ColumnKind.Uuid), new("label", "text", ColumnKind.Text), new("email", "text", ColumnKind.Text),
        ];
        Assert.True(ValueTemplate.TryParse(template, out ValueTemplate? parsed, out _));
        ColumnPlan column = new(columns[5], new ColumnRule(MaskKind.Template, default) { Template = parsed })
        {
            Holes = columns.ToDictionary(hole => hole.Name),
        };
        Dictionary<string, int> places = columns.Select((hole, index) => (hole.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        ValueMask mask = new MaskFactory(Key).Create(column, CopyFormat.Binary, places)!;
        using BinaryRowRewriter rewriter = new(6, [new MaskedField(5, mask)]);
        object?[] row = [-42L, (short)7, 8, Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100").ToByteArray(bigEndian: true), "é", "ada@lovelace.org"];

        byte[] result = CopyBytes.Rewrite(rewriter, CopyBytes.Binary(row), 64);

        row[5] = expected;
        Assert.Equal(CopyBytes.Binary(row), result);
    }

    private static readonly Dictionary<string, int> NoPlaces = [];

    private static string Document(ColumnRule rule, ColumnKind kind, CopyFormat format) => Encoding.UTF8.GetString(CopyBytes.Mask(
        new MaskFactory(Key).Create(new ColumnPlan(new CatalogColumn("c", "json", kind), rule), format, NoPlaces)!, "{\"a\":1}"u8.ToArray()));

    private static ColumnPlan Column(string mask, ColumnKind kind = ColumnKind.Text) =>
        new(new CatalogColumn("c", "text", kind), new ColumnRule(Enum.Parse<MaskKind>(mask), default));

    private static ValueMask Create(string mask, byte[]? key = null) =>
        new MaskFactory(key ?? Key).Create(Column(mask), CopyFormat.Binary, NoPlaces)!;
}
