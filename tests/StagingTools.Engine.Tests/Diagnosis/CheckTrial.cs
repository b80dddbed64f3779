using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Diagnosis;

/// <summary>Checks of a test, in a folder of their own, on a fake account.</summary>
internal sealed class CheckTrial : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stagingtools-check-");

    public CheckTrial(bool agrees = true) => Host = new RecordingHost(agrees);

    public FakeAws Aws { get; } = new();

    public FakeTime Time { get; init; } = new();

    public RecordingHost Host { get; }

    public string Folder => folder.FullName;

    /// <summary>Further environment variables.</summary>
    public List<(string Name, string Value)> Variables { get; } = [("AWS_ENDPOINT_URL", "http://aws.test")];

    public StagingContext Context => Aws.Context(Time, [.. Variables]) with { WorkingDirectory = Folder, TerraformDirectory = Folder };

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Makes a program that prints a text.</summary>
    public void Program(string name, string prints)
    {
        string path = Write(name, $"#!/bin/sh\n/bin/cat <<'END'\n{prints}\nEND\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public async Task<List<StagingCheck>> RunAsync(TestEnvironmentRequest? request, params ICheck[] checks)
    {
        var found = new List<StagingCheck>();
        await foreach (StagingCheck check in new TestEnvironment(Context, checks).RunAsync(
            request ?? new TestEnvironmentRequest(), Host, TestContext.Current.CancellationToken))
            found.Add(check);
        return found;
    }

    /// <summary>Makes one check, and mends it when told to.</summary>
    public async Task<StagingCheck> LookAsync(ICheck check, bool fix = false, TestEnvironmentRequest? request = null) =>
        Assert.Single(await RunAsync((request ?? new TestEnvironmentRequest()) with { Fix = fix }, check));

    public void Dispose() => folder.Delete(recursive: true);
}
