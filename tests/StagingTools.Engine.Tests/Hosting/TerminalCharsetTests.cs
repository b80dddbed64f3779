using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Hosting;

public sealed class TerminalCharsetTests
{
    [Theory]
    [InlineData("LANG=en_US.UTF-8", true)]
    [InlineData("LANG=C.utf8", true)]
    [InlineData("LANG=C", false)]
    [InlineData("LANG=de_DE.ISO-8859-1", false)]
    [InlineData("", false)]
    [InlineData("LC_ALL=C LANG=en_US.UTF-8", false)]
    [InlineData("LC_CTYPE=en_US.UTF-8 LANG=C", true)]
    [InlineData("LC_ALL= LANG=en_US.UTF-8", true)]
    public void The_locale_decides_by_the_first_of_its_variables(string variables, bool expected)
    {
        Dictionary<string, string> set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(expected, TerminalCharset.IsUtf8(isWindows: false, codePage: 65001, set.GetValueOrDefault));
    }

    [Theory]
    [InlineData(65001, true)]
    [InlineData(437, false)]
    public void On_Windows_the_code_page_does(int codePage, bool expected) =>
        Assert.Equal(expected, TerminalCharset.IsUtf8(isWindows: true, codePage, _ => "en_US.UTF-8"));
}
