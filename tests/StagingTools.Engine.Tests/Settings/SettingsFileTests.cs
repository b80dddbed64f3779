using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly SettingsFolder folder = new();

    [Fact]
    public void A_folder_without_a_file_has_none() => Assert.Null(SettingsFile.Find(folder.Below));

    [Fact]
    public void The_file_of_the_working_folder_counts() =>
        Assert.Equal("shop", Project(folder.With("""{ "project": "shop" }""").Root));

    [Fact]
    public void The_nearest_folder_above_that_has_one_counts()
    {
        folder.With("""{ "project": "far" }""");
        File.WriteAllText(Path.Combine(folder.Root, "deploy", "stagingtools.json"), """{ "project": "near" }""");

        Assert.Equal("near", Project(folder.Below));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_search_ends_at_the_root_of_the_repository_or_worktree(bool worktree)
    {
        folder.With("""{ "project": "outside" }""");
        string inner = Path.Combine(folder.Root, "inner");
        string git = Path.Combine(inner, ".git");
        Directory.CreateDirectory(worktree ? inner : git);
        if (worktree)
            File.WriteAllText(git, "gitdir: elsewhere");

        Assert.Null(SettingsFile.Find(inner));
    }

    [Fact]
    public void The_files_own_repository_root_is_looked_at() =>
        Assert.Equal("shop", Project(folder.With("""{ "project": "shop" }""").Below));

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Whoever may do everything can read it.");
        folder.With("{}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.File, UnixFileMode.None);

        StagingException error = Assert.Throws<StagingException>(() => SettingsFile.Find(folder.Root));

        Assert.Equal(
            ("SettingsNotReadable", StagingErrorCategory.FileError, folder.File), (error.ErrorId, error.Category, error.TargetInput));
    }

    public void Dispose() => folder.Dispose();

    private static object Project(string place) => SettingsFile.Find(place)!.Values["project"].Value;
}
