using StagingTools.Engine.Deployments;

namespace StagingTools.Engine.Tests.Deployments;

public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("npm run seed", "npm|run|seed")]
    [InlineData("  npm   run\tseed ", "npm|run|seed")]
    [InlineData("sh -c 'echo \"$HOME\" && true'", "sh|-c|echo \"$HOME\" && true")]
    [InlineData("say \"it's \\\"fine\\\"\" ''", "say|it's \"fine\"|")]
    [InlineData("a\\ b --x='1 2'", "a b|--x=1 2")]
    [InlineData("grep '\\d'", "grep|\\d")]
    public void One_text_is_parted_as_a_shell_would(string text, string words) =>
        Assert.Equal(words.Split('|'), CommandWords.Of([text]));

    [Fact]
    public void Several_words_stay_as_they_are() =>
        Assert.Equal(["echo", "a b", "'c'"], CommandWords.Of(["echo", "a b", "'c'"]));

    [Fact]
    public void A_command_is_shown_as_one_would_type_it()
    {
        IReadOnlyList<string> words = ["sh", "-c", "echo it's", "", "--only=users"];

        Assert.Equal(@"sh -c 'echo it'\''s' '' --only=users", CommandWords.Show(words));
        Assert.Equal(words, CommandWords.Of([CommandWords.Show(words)]));
        Assert.Equal("'npm run seed'", CommandWords.Cite(["npm", "run", "seed"]));
        Assert.Equal("sh -c 'exit 3'", CommandWords.Cite(["sh", "-c", "exit 3"]));
    }
}
