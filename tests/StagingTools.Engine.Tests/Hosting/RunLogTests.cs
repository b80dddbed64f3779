using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Hosting;

public sealed class RunLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    [Fact]
    public void What_the_host_is_told_stands_in_the_log_with_its_level()
    {
        var host = new SilentHost();
        string path;
        using (RunLog log = RunLog.Open(Context(folder), "data-sync"))
        {
            path = log.Path;
            IHost tee = log.Tee(host);
            tee.Information("copied 3 tables");
            tee.Verbose("opened a snapshot");
            tee.Warning("the topic is gone");
        }

        string[] lines = File.ReadAllLines(path);
        Assert.StartsWith(Path.Combine(folder, "logs", "data-sync-"), path, StringComparison.Ordinal);
        Assert.Collection(
            lines,
            line => Assert.EndsWith("info  copied 3 tables", line, StringComparison.Ordinal),
            line => Assert.EndsWith("debug opened a snapshot", line, StringComparison.Ordinal),
            line => Assert.EndsWith("warn  the topic is gone", line, StringComparison.Ordinal));
        Assert.Equal(["copied 3 tables", "opened a snapshot", "the topic is gone"], host.Messages);
    }

    [Fact]
    public void Two_runs_in_one_second_write_two_logs()
    {
        using RunLog first = RunLog.Open(Context(folder), "data-sync");
        using RunLog second = RunLog.Open(Context(folder), "data-sync");

        Assert.NotEqual(first.Path, second.Path);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        StagingException error = Assert.Throws<StagingException>(() => RunLog.Open(Context(file), "data-sync"));

        Assert.Equal("FolderNotWritable", error.ErrorId);
        Assert.Equal(Path.Combine(file, "logs"), error.TargetInput);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static StagingContext Context(string workingDirectory) => new()
    {
        WorkingDirectory = workingDirectory,
        TerraformDirectory = workingDirectory,
        EnvironmentVariables = new Dictionary<string, string>(),
    };

    private sealed class SilentHost : IHost
    {
        public List<string> Messages { get; } = [];

        public void Progress(ProgressUpdate progress) => Messages.Add(progress.Status);

        public void Verbose(string message) => Messages.Add(message);

        public void Warning(string message) => Messages.Add(message);

        public void Information(string message) => Messages.Add(message);

        public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => new(true);
    }
}
