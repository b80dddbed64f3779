using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Engine.Tests.Faces;

public sealed class RulesNamesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("completion");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_names_of_a_rules_file_are_its_tables_with_their_columns()
    {
        string path = Path.Combine(folder.FullName, "rules.yaml");
        File.WriteAllText(path, "version: 1\ntables:\n  public.users: { columns: { id: keep, email: email } }\n  flags: { default: keep }\n");

        Assert.Equal(
            ["public.users: id, email", "flags: "],
            RulesOutline.Read(path).Select(table => $"{table.Table}: {string.Join(", ", table.Columns)}"));
    }

    [Theory]
    [InlineData("tables: {")]
    [InlineData("- a list")]
    [InlineData("tables: [1]")]
    [InlineData("")]
    public void A_file_that_is_none_has_no_names(string text)
    {
        string path = Path.Combine(folder.FullName, "rules.yaml");
        File.WriteAllText(path, text);

        Assert.Empty(RulesOutline.Read(path));
        Assert.Empty(RulesOutline.Read(path + ".missing"));
    }
}
