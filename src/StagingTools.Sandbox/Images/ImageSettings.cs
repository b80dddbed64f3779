using System.Text.Json;

namespace StagingTools.Sandbox.Images;

/// <summary>The <c>sandbox-image.json</c> of an image's folder: how its program is run.</summary>
internal sealed record ImageSettings
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "sandbox-image.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>What always comes first, as ENTRYPOINT in a Dockerfile; usually empty.</summary>
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    /// <summary>The program and its arguments, as CMD in a Dockerfile; a container definition may replace it.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Where it runs, relative to the folder.</summary>
    public string WorkingDirectory { get; init; } = ".";

    /// <summary>Variables that hold without a container definition.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the image claims to be built for, as SYSTEM/PROCESSOR; the program runs on this machine all the same.</summary>
    public string Platform { get; init; } = "linux/amd64";

    /// <summary>Reads the settings of a folder.</summary>
    /// <exception cref="SandboxException">The file is missing or malformed; the message shows what it should say.</exception>
    public static ImageSettings Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        const string form = """{ "command": ["dotnet", "App.dll"], "workingDirectory": "." }""";
        if (!File.Exists(path))
        {
            throw new SandboxException(
                $"'{folder}' is no sandbox image: it has no {FileName}. Put one there that says how to run it, such as {form}");
        }

        ImageSettings? settings;
        try
        {
            settings = JsonSerializer.Deserialize<ImageSettings>(File.ReadAllBytes(path), s_json);
        }
        catch (JsonException malformed)
        {
            throw new SandboxException(
                $"'{path}' line {malformed.LineNumber + 1}: {malformed.Message} Expected: {form}", malformed);
        }

        if (settings is null || settings.Command.Count + settings.EntryPoint.Count == 0)
        {
            throw new SandboxException($"'{path}' names no command. Expected: {form}");
        }

        if (settings.Platform.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new SandboxException($"'{path}': '{settings.Platform}' is no platform. Write it as linux/amd64 or linux/arm64.");
        }

        string working = Path.GetFullPath(Path.Combine(folder, settings.WorkingDirectory));
        return Directory.Exists(working) && (working + "/").StartsWith(Path.GetFullPath(folder).TrimEnd('/') + "/", StringComparison.Ordinal)
            ? settings
            : throw new SandboxException($"'{path}': the working directory '{settings.WorkingDirectory}' is not in the image.");
    }
}
