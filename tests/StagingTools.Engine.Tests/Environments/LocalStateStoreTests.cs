using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments;

public sealed class LocalStateStoreTests : IDisposable
{
    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "pr-42");

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("stagingtools-test-").FullName, "states");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Theory]
    [InlineData("file:states", "states")]
    [InlineData("file:/var/states", "/var/states")]
    [InlineData("file:", null)]
    [InlineData("states", null)]
    [InlineData(null, null)]
    public void A_folder_is_asked_for_in_a_form_that_no_bucket_has(string? requested, string? expected)
    {
        Assert.Equal(expected, LocalStateStore.FolderOf(requested));
    }

    [Fact]
    public async Task States_are_listed_read_and_forgotten()
    {
        var store = new LocalStateStore(folder, TimeProvider.System);
        Assert.Empty(await store.ListAsync(Token));
        Assert.Null(await store.ReadAsync(Name, Token));
        Write("staging");
        Write("pr-42");
        Directory.CreateDirectory(Path.Combine(folder, "empty"));

        Assert.Equal(["pr-42", "staging"], await store.ListAsync(Token));
        StateFile state = (await store.ReadAsync(Name, Token))!;
        Assert.Equal("shop", state.Outputs.Text("project"));
        Assert.InRange(state.ChangedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.Equal(Path.Combine(folder, "pr-42", "terraform.tfstate"), store.BackendSettings(Name)["path"]);

        await store.DeleteAsync(Name, Token);
        Assert.Equal(["staging"], await store.ListAsync(Token));
    }

    [Fact]
    public async Task What_a_killed_terraform_left_beside_the_state_is_no_lock()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there .NET's lock is the one that terraform takes.");
        Write("pr-42");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "pr-42", ".terraform.tfstate.lock.info"), """{"ID":"1","Who":"ann@build","Operation":"OperationTypeApply"}""", Token);

        Assert.Null(await new LocalStateStore(folder, TimeProvider.System).FindLockAsync(Name, Token));
    }

    [Fact]
    public async Task It_is_warned_of_and_not_locked_over_many_steps()
    {
        var store = new LocalStateStore(folder, TimeProvider.System);
        var host = new RecordingHost();

        await store.PrepareAsync(exists: true, host, Token);
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => store.TakeLockAsync(Name, new StateLock("1", "ann@build", "restore", null), Token));

        Assert.True(Directory.Exists(folder));
        Assert.Contains(host.Lines, line => line.Contains($"The state is kept in {folder} on this machine alone", StringComparison.Ordinal));
        Assert.Equal("StateNotLockable", error.ErrorId);
    }

    private void Write(string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(
            Path.Combine(folder, name, "terraform.tfstate"),
            """{"version":4,"serial":1,"lineage":"a","outputs":{"project":{"value":"shop","type":"string"}},"resources":[]}""");
    }
}
