using System.Text.Json;
using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Engine.Tests.Deployments.Smoke;

/// <summary>JSON paths that lead to one value, after RFC 9535.</summary>
public sealed class JsonLocationTests
{
    private const string Document = """
        { "status": "ok", "last-error": null, "größe": 3, "a.b": 1, "it's": 2, "q\"": 4, "tab\t": 5, "_x1": true,
          "checks": [ { "name": "db" }, { "name": "cache", "times": [1, 2.50] } ], "": "empty" }
        """;

    [Theory]
    [InlineData("$.status", "\"ok\"")]
    [InlineData("$['status']", "\"ok\"")]
    [InlineData("$[\"status\"]", "\"ok\"")]
    [InlineData("$[ 'status' ]", "\"ok\"")]
    [InlineData("$['last-error']", "null")]
    [InlineData("$.größe", "3")]
    [InlineData("$['a.b']", "1")]
    [InlineData("$['it\\'s']", "2")]
    [InlineData("$[\"it's\"]", "2")]
    [InlineData("$['q\\u0022']", "4")]
    [InlineData("$['tab\\t']", "5")]
    [InlineData("$._x1", "true")]
    [InlineData("$['']", "\"empty\"")]
    [InlineData("$.checks[0].name", "\"db\"")]
    [InlineData("$.checks[-1].name", "\"cache\"")]
    [InlineData("$['checks'][1]['times'][1]", "2.50")]
    public void A_path_leads_to_its_value(string path, string value) => Assert.Equal(value, Find(path));

    [Theory]
    [InlineData("$.missing")]
    [InlineData("$.status.length")]
    [InlineData("$.status[0]")]
    [InlineData("$.checks.name")]
    [InlineData("$.checks[2]")]
    [InlineData("$.checks[-3]")]
    [InlineData("$[0]")]
    [InlineData("$.Status")]
    public void What_is_not_there_is_not_found(string path) => Assert.Null(Find(path));

    [Fact]
    public void The_dollar_alone_is_the_whole_document() => Assert.StartsWith("{", Find("$"), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "at letter 1: a path begins with $, such as $.status")]
    [InlineData("status", "at letter 1: a path begins with $, such as $.status")]
    [InlineData("$status", "at letter 2: a dot or a bracket is expected")]
    [InlineData("$.", "at letter 3: a name is expected; one with other letters than a-z, 0-9 and _ stands in brackets: $['last-error']")]
    [InlineData("$.1a", "at letter 3: a name is expected; one with other letters than a-z, 0-9 and _ stands in brackets: $['last-error']")]
    [InlineData("$.last-error", "at letter 7: a dot or a bracket is expected")]
    [InlineData("$..name", "at letter 3: only a path to one value can be checked: names and indexes")]
    [InlineData("$.*", "at letter 3: only a path to one value can be checked: names and indexes")]
    [InlineData("$.checks[*]", "at letter 10: only a path to one value can be checked: names and indexes")]
    [InlineData("$.checks[?@.name]", "at letter 10: only a path to one value can be checked: names and indexes")]
    [InlineData("$.checks[0:1]", "at letter 11: only a path to one value can be checked: names and indexes")]
    [InlineData("$.checks[0,1]", "at letter 11: only a path to one value can be checked: names and indexes")]
    [InlineData("$.checks[]", "at letter 10: an index or a name in quotes is expected")]
    [InlineData("$.checks[01]", "at letter 10: an index or a name in quotes is expected")]
    [InlineData("$.checks[-0]", "at letter 10: an index or a name in quotes is expected")]
    [InlineData("$.checks[99999999999]", "at letter 10: an index or a name in quotes is expected")]
    [InlineData("$.checks[0", "at letter 11: ] is expected")]
    [InlineData("$['status", "at letter 10: the quote is not closed")]
    [InlineData("$['\\x']", "at letter 4: this escape is not known")]
    [InlineData("$['\\u00g0']", "at letter 4: this escape is not known")]
    public void What_is_no_path_to_one_value_is_told_with_its_place(string path, string mistake)
    {
        Assert.False(JsonLocation.TryParse(path, out _, out string? told));
        Assert.Equal(mistake, told);
    }

    private static string? Find(string path)
    {
        Assert.True(JsonLocation.TryParse(path, out JsonLocation? location, out string? mistake), mistake);
        using JsonDocument document = JsonDocument.Parse(Document);
        return location.Find(document.RootElement)?.GetRawText();
    }
}
