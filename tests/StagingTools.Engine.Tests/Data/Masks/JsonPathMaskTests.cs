using System.Text;
using System.Text.Json;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class JsonPathMaskTests
{
    [Fact]
    public void Every_path_is_masked_or_kept_and_the_rest_is_cleared()
    {
        string masked = Mask(
            """{ $.email: email, $.address.city: keep, "$.tags[*]": text, "$.items[*].phone": phone, $.secret: drop }""",
            """{"email": "ada@lovelace.org", "address": {"city": "London", "street": "1 St James"}, "tags": ["a", "b"], "items": [{"phone": "+49 1", "sku": "x"}, 7], "secret": {"a": 1}, "age": 36, "admin": true, "none": null}""");

        Assert.Equal(
            "{\"email\": \"" + MaskOf.Text("email", "ada@lovelace.org") + "\", \"address\": {\"city\": \"London\", \"street\": null}, "
            + "\"tags\": [\"Generic test content.\", \"Generic test content.\"], \"items\": [{\"phone\": \"" + MaskOf.Text("phone", "+49 1")
            + "\", \"sku\": null}, null],\"age\": null, \"admin\": null, \"none\": null}",
            masked);
    }

    [Fact]
    public void What_no_path_names_is_kept_only_when_the_rule_says_so()
    {
        const string Document = """{"a": 1.50, "b": {"c": "d", "e": [1, {"f": null}]}, "email": "x@y.z"}""";
        string pseudonym = MaskOf.Text("email", "x@y.z");

        Assert.Equal(
            $$$"""{"a": 1.50, "b": {"c": "d", "e": [1, {"f": null}]}, "email": "{{{pseudonym}}}"}""",
            Mask("{ $.email: email }", Document, "keep"));
        Assert.Equal($$"""{"email": "{{pseudonym}}"}""", Mask("{ $.email: email }", Document, "drop"));
        Assert.Equal(
            $$$"""{"a": null, "b": {"c": null, "e": [null, {"f": null}]}, "email": "{{{pseudonym}}}"}""",
            Mask("{ $.email: email }", Document, "clear"));
    }

    [Theory]
    [InlineData("{ $.a: drop }", """{"a": 1, "b": 2, "c": 3}""", """{"b": 2, "c": 3}""")]
    [InlineData("{ $.b: drop }", """{"a": 1, "b": 2, "c": 3}""", """{"a": 1,"c": 3}""")]
    [InlineData("{ $.c: drop }", """{"a": 1, "b": 2, "c": 3}""", """{"a": 1, "b": 2}""")]
    [InlineData("{ $.a: drop, $.b: drop }", """{"a": [1, {}], "b": {"x": 1}, "c": 3}""", """{"c": 3}""")]
    [InlineData("{ $.b: drop, $.c: drop }", """{"a": 1, "b": {"x": 1}, "c": 3}""", """{"a": 1}""")]
    [InlineData("{ $.a: drop, $.c: drop }", """{"a": 1, "b": 2, "c": 3, "d": 4}""", """{"b": 2,"d": 4}""")]
    [InlineData("{ $.a: drop, $.b: drop, $.c: drop }", """{ "a": 1, "b": 2, "c": 3 }""", """{}""")]
    [InlineData("{ '$[*].x': drop }", """[{"x": 1}, {"y": 1, "x": 2}, [3]]""", """[{}, {"y": 1}, [3]]""")]
    [InlineData("{ '$[*]': drop }", """[1, {"x": 1}, [2]]""", """[]""")]
    [InlineData("{ $: drop }", """{"a": {"b": 1}}""", """{}""")]
    [InlineData("{ $: drop }", "[1, 2]", "[]")]
    [InlineData("{ $: drop }", "\"text\"", "null")]
    public void What_is_dropped_goes_with_its_comma(string paths, string document, string expected) =>
        Assert.Equal(expected, Mask(paths, document, "keep"));

    [Theory]
    [InlineData("{ $.a: 'null', $.a.b: keep }", """{"a": {"b": 1, "c": 2}}""", """{"a": {"b": 1, "c": null}}""")]
    [InlineData("{ $.a: keep, $.a.b: 'null' }", """{"a": {"b": 1, "c": 2}}""", """{"a": {"b": null, "c": 2}}""")]
    [InlineData("{ $.*.id: keep }", """{"a": {"id": 1, "c": 2}, "b": {"id": 3}}""", """{"a": {"id": 1, "c": null}, "b": {"id": 3}}""")]
    [InlineData("{ $.*: keep, $.a: 'null' }", """{"a": 1, "b": 2}""", """{"a": null, "b": 2}""")]
    [InlineData("""{ "$['odd.name']": keep }""", """{"odd.name": 1, "odd": {"name": 2}}""", """{"odd.name": 1, "odd": {"name": null}}""")]
    [InlineData("{ $.ä: keep }", """{"\u00e4": 1}""", """{"\u00e4": 1}""")]
    [InlineData("{ $.contact: text }", """{"contact": {"a": "x", "b": ["y", true]}}""", """{"contact": {"a": "Generic test content.", "b": ["Generic test content.", null]}}""")]
    [InlineData("{ $.a: { mask: text, template: 'say \"hi\" \\' } }", """{"a": "x"}""", """{"a": "say \"hi\" \\"}""")]
    [InlineData("{ $.a: { mask: text, template: \"a\\tb\\x01\" } }", """{"a": "x"}""", """{"a": "a\u0009b\u0001"}""")]
    [InlineData("{ $: keep }", """  {"a" : 1e400 , "b":12345678901234567890.10}""", """  {"a" : 1e400 , "b":12345678901234567890.10}""")]
    [InlineData("{ $.n: { mask: number, min: 5, max: 6 } }", """{"n": "five"}""", """{"n": null}""")]
    [InlineData("{ $.d: date_shift }", """{"d": "tomorrow"}""", """{"d": null}""")]
    [InlineData("{ $.a: text }", """{"a": ""}""", """{"a": ""}""")]
    public void The_longest_path_that_names_a_value_decides(string paths, string document, string expected) =>
        Assert.Equal(expected, Mask(paths, document));

    [Fact]
    public void A_person_has_one_pseudonym_in_documents_and_in_columns()
    {
        Assert.Equal(
            "\"" + MaskOf.Text("email", "ada@lovelace.org") + "\"", Mask("{ $: email }", "\"ada\\u0040lovelace.org\""));
        Assert.Equal("\"" + MaskOf.Text("phone", "4915112345678") + "\"", Mask("{ $: phone }", "4915112345678"));
        Assert.Equal(
            "\"" + MaskOf.Text("uuid", "0f0e0d0c-0b0a-0908-0706-050403020100") + "\"", Mask("{ $: uuid }", "\"0f0e0d0c-0b0a-0908-0706-050403020100\""));
    }

    [Fact]
    public void The_version_of_binary_jsonb_stays_before_the_text()
    {
        ValueMask mask = MaskOf.Create("{ mask: jsonb, paths: { $.a: keep } }", ColumnKind.Jsonb);

        Assert.Equal("\u0001{\"a\": 1, \"b\": null}", CopyBytes.Mask(mask, "\u0001{\"a\": 1, \"b\": 2}"));
    }

    [Fact]
    public void Half_a_character_is_masked_as_it_is_written() =>
        Assert.Equal("""{"a": "Generic test content."}""", Mask("{ $.a: text }", """{"a": "\ud800"}"""));

    [Fact]
    public void What_is_no_document_becomes_null() => Assert.Equal("null", Mask("{ $.a: keep }", """{"a": 1, oops"""));

    [Fact]
    public void Depth_has_no_limit()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 20_000)) + "\"ada\"" + string.Concat(Enumerable.Repeat("]", 20_000));

        Assert.Equal(deep.Replace("\"ada\"", "null", StringComparison.Ordinal), Mask("{ $.a: keep }", deep));
        Assert.Equal(deep, Mask("{ $: keep }", deep));
    }

    // Whatever the document: it stays one, no text of it survives a mask of everything, and 'keep' changes no byte.
    [Fact]
    public void Documents_at_random_stay_documents_and_nothing_of_them_survives()
    {
        var random = new Random(11);
        ValueMask cleared = MaskOf.Create("{ mask: jsonb, paths: { $.q: keep } }", ColumnKind.Json);
        ValueMask dropped = MaskOf.Create("{ mask: jsonb, others: drop, paths: { $.k1: hash, '$.*[*]': hash, '$[*].k2': keep } }", ColumnKind.Json);
        ValueMask kept = MaskOf.Create("{ mask: jsonb, others: keep, paths: { $.q: 'null' } }", ColumnKind.Json);
        for (int i = 0; i < 2000; i++)
        {
            string document = Random(random, 0);
            foreach (ValueMask mask in new[] { cleared, dropped })
            {
                using JsonDocument masked = JsonDocument.Parse(CopyBytes.Mask(mask, document));
                if (mask == cleared)
                    Assert.DoesNotContain("secret", masked.RootElement.GetRawText(), StringComparison.Ordinal);
            }

            Assert.Equal(document, CopyBytes.Mask(kept, document));
        }
    }

    [Fact]
    public void No_document_allocates()
    {
        ValueMask mask = MaskOf.Create("{ mask: jsonb, paths: { $.email: email, '$.tags[*]': pattern, $.n: { mask: number, min: 1, max: 9 }, $.x: drop } }", ColumnKind.Json);
        byte[] document = Encoding.UTF8.GetBytes("""{"email": "a\u0040b.c", "tags": ["ab-12", "x"], "n": 5, "x": {"y": 1}, "z": [1, 2]}""");
        using var output = new ByteWriter(1 << 16);
        for (int i = 0; i < 100; i++)
            mask.Write(document, default, output);

        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
                mask.Write(document, default, output);
        });

        Assert.Equal(0, allocated);
    }

    private static string Mask(string paths, string document, string others = "clear") =>
        CopyBytes.Mask(MaskOf.Create($"{{ mask: jsonb, others: {others}, paths: {paths} }}", ColumnKind.Json), document);

    private static string Random(Random random, int depth) => random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => "\"secret\"",
        1 => "\"se\\u0063ret\"",
        2 => "-1.5e3",
        3 => random.Next(2) == 0 ? "true" : "null",
        4 => "[" + string.Join(random.Next(2) == 0 ? " , " : ",", Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, depth + 1))) + "]",
        _ => "{ " + string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{random.Next(4)}\" : {Random(random, depth + 1)}")) + "}",
    };
}
