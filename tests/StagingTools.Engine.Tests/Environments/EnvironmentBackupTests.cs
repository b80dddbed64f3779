using System.Security.Cryptography;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments;

public sealed class EnvironmentBackupTests : IDisposable
{
    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "staging");

    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    private StagingContext Context => new()
    {
        WorkingDirectory = folder,
        TerraformDirectory = folder,
        EnvironmentVariables = new Dictionary<string, string>(),
        TimeProvider = new FakeTime(new DateTimeOffset(2026, 1, 31, 18, 45, 0, TimeSpan.Zero)),
    };

    [Fact]
    public async Task State_outputs_and_resources_are_kept_with_their_checksums_for_the_owner_alone()
    {
        string json = StateText.Complete();

        string backup = await EnvironmentBackup.WriteAsync(Context, Name, StateText.Read(json), TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine(folder, "backups", "staging-20260131-184500"), backup);
        Assert.Equal(json, File.ReadAllText(Path.Combine(backup, "terraform.tfstate")));
        Assert.Contains("\"project\"", File.ReadAllText(Path.Combine(backup, "outputs.json")), StringComparison.Ordinal);
        Assert.Contains("module.database.aws_db_instance.this (db-1)", File.ReadAllLines(Path.Combine(backup, "resources.txt")));
        foreach (string line in File.ReadAllLines(Path.Combine(backup, "SHA256SUMS")))
        {
            string[] parts = line.Split("  ");
            string path = Path.Combine(backup, parts[1]);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), parts[0]);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_removal_by_name()
    {
        File.WriteAllText(Path.Combine(folder, "backups"), "in the way");

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => EnvironmentBackup.WriteAsync(Context, Name, StateText.Read(StateText.Complete()), TestContext.Current.CancellationToken));

        Assert.Equal("FolderNotWritable", error.ErrorId);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
