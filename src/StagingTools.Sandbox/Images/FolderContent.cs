using System.Security.Cryptography;
using System.Text;

namespace StagingTools.Sandbox.Images;

/// <summary>The files of a folder: their identity and their copy.</summary>
internal static class FolderContent
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>A hash over names, contents and executability; times and owners do not matter.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Digest(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Files(folder))
        {
            string mode = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Execute) != 0 ? "x" : "-";
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)}\0{mode}\0"));
            using FileStream stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Copies a folder with its permissions. What a link points to is copied in its place.</summary>
    public static void Copy(string source, string target)
    {
        foreach (string file in Files(source))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (string folder in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(source, folder)));
        }
    }

    /// <summary>Total size of the files in bytes.</summary>
    public static long Size(string folder) => Files(folder).Sum(file => new FileInfo(file).Length);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
