using System.Text;
using StagingTools.Engine.Data.Gates;

namespace StagingTools.Engine.Tests.Data.Gates;

public sealed class JsonLeavesTests
{
    [Theory]
    [InlineData("""{"city": "Köln", "tags": ["a", "b c"], "n": 12, "ok": true}""", "Köln|a|b c")]
    [InlineData("""{"phone": 4915112345678, "age": 41}""", "4915112345678")]
    [InlineData("""[1, [22, "x"], {"deep": {"er": "y"}}]""", "x|y")]
    [InlineData("""{"ada@shop.example": 1, "4915112345678": {}}""", "ada@shop.example|4915112345678")]
    [InlineData("\"only a text\"", "only a text")]
    [InlineData("12345678", "12345678")]
    [InlineData("""{"note": "say \"hi\"\n", "key\u0040home": 1}""", "note|say \"hi\"\n|key@home")]
    [InlineData("""{"half": "\ud83d", "next": "z"}""", "half|\\ud83d|z")]
    [InlineData("{}", "")]
    public void Texts_and_long_numbers_are_found(string document, string leaves)
    {
        List<string> found = [];
        JsonLeaves.Visit(Encoding.UTF8.GetBytes(document), found, static (leaf, list) =>
        {
            list.Add(Encoding.UTF8.GetString(leaf));
            return true;
        });

        Assert.Equal(leaves, string.Join('|', found.Where(leaf => leaf.Length > 0)));
    }

    [Fact]
    public void The_walk_ends_when_the_visitor_says_so()
    {
        List<int> found = [];
        JsonLeaves.Visit("""["one", "two", "three"]"""u8, found, static (leaf, list) =>
        {
            list.Add(leaf.Length);
            return list.Count < 2;
        });

        Assert.Equal(2, found.Count);
    }
}
