using System.Globalization;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Settings;

/// <summary>A settings file as it was read.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Values">What it says, by the settings' names.</param>
internal sealed record SettingsFile(string Path, IReadOnlyDictionary<string, SettingInFile> Values)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "stagingtools.json";

    /// <summary>
    /// Reads the file of a folder: its own, or that of the nearest folder above, up to the root of the repository (the folder
    /// that holds <c>.git</c>) or of the file system.
    /// </summary>
    /// <param name="folder">Where to begin. Absolute.</param>
    /// <returns>The file; <see langword="null"/> when there is none.</returns>
    /// <exception cref="StagingException"><c>InvalidSettings</c> or <c>SettingsNotReadable</c>.</exception>
    public static SettingsFile? Find(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            string path = System.IO.Path.Combine(place.FullName, FileName);
            if (File.Exists(path))
                return Load(path);

            // A worktree and a submodule have a file of that name.
            string repository = System.IO.Path.Combine(place.FullName, ".git");
            if (Directory.Exists(repository) || File.Exists(repository))
                return null;
        }

        return null;
    }

    /// <summary>Where a value stands: <c>PATH(LINE,COLUMN)</c>.</summary>
    /// <param name="value">The value.</param>
    public string PlaceOf(SettingInFile value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}({value.Line},{value.Column})");

    /// <summary>A path that stands in the file, from a folder.</summary>
    /// <param name="written">The path as it stands there.</param>
    /// <param name="folder">The folder. Absolute.</param>
    public string Rebase(string written, string folder) => System.IO.Path.IsPathRooted(written)
        ? written
        : System.IO.Path.GetRelativePath(folder, System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, written));

    private static SettingsFile Load(string path)
    {
        try
        {
            return new SettingsFile(path, SettingsParser.Parse(path, File.ReadAllBytes(path)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "SettingsNotReadable", StagingErrorCategory.FileError, $"The settings file '{path}' cannot be read.", failure)
            {
                TargetInput = path,
                RecommendedAction = "Correct the file's permissions.",
            };
        }
    }
}
