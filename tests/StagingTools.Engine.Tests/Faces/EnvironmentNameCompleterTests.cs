using StagingTools.Completion;

namespace StagingTools.Engine.Tests.Faces;

public sealed class EnvironmentNameCompleterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("completion");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Names_come_from_the_outputs_that_lie_in_the_folder()
    {
        foreach (string name in (string[])["terraform-staging-outputs.json", "terraform-pr-42-outputs.json", "package.json"])
            File.WriteAllText(Path.Combine(folder.FullName, name), "{}");

        Assert.Equal(["pr-42", "staging"], EnvironmentNameCompleter.Names(folder.FullName, ""));
        Assert.Equal(["staging"], EnvironmentNameCompleter.Names(folder.FullName, "ST"));
    }

    [Fact]
    public void A_folder_that_is_not_there_completes_to_nothing() =>
        Assert.Empty(EnvironmentNameCompleter.Names(Path.Combine(folder.FullName, "missing"), ""));
}
