using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Settings;

/// <summary>A repository with a settings file, and a folder in it to work in.</summary>
internal sealed class SettingsFolder : IDisposable
{
    public SettingsFolder()
    {
        Directory.CreateDirectory(Path.Combine(Root, ".git"));
        Directory.CreateDirectory(Below);
    }

    /// <summary>The repository.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    /// <summary>A folder two levels into it.</summary>
    public string Below => Path.Combine(Root, "deploy", "scripts");

    /// <summary>The file in the repository's own folder.</summary>
    public string File => Path.Combine(Root, "stagingtools.json");

    public FakeAws Aws { get; } = new();

    public RecordingHost Host { get; } = new();

    /// <summary>Writes the file.</summary>
    public SettingsFolder With(string json)
    {
        System.IO.File.WriteAllText(File, json);
        return this;
    }

    /// <summary>A context that works in the repository, or in a folder of it, with no project and no region.</summary>
    public StagingContext Context(string? folder = null, params (string Name, string Value)[] variables) =>
        Aws.Context(new FakeTime(), [("STAGING_PROJECT", ""), ("AWS_REGION", ""), .. variables]) with
        {
            WorkingDirectory = folder ?? Root,
        };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
