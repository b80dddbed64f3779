namespace StagingTools.Engine.Terraform;

/// <summary>
/// The providers that terraform installed into a data directory, in the layout <c>HOST/NAMESPACE/TYPE/VERSION/PLATFORM</c>: some hundred
/// megabytes each.
/// </summary>
/// <param name="path">The folder; it need not exist.</param>
internal sealed class ProviderFolder(string path)
{
    private const int Levels = 5;

    /// <summary>Lets terraform find the providers of another folder here, as it does with those of its plugin cache.</summary>
    public void Borrow(ProviderFolder other)
    {
        try
        {
            foreach (string platform in other.List())
            {
                string link = Path.Combine(path, platform);
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                var installed = new DirectoryInfo(other.Resolve(platform));
                Directory.CreateSymbolicLink(link, installed.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? installed.FullName);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Windows allows links to developers and administrators; everybody else installs once more.
        }
    }

    /// <summary>Whether everything that another folder holds is here too.</summary>
    public bool Covers(ProviderFolder other) => other.List().All(platform => Directory.Exists(Resolve(platform)));

    private string Resolve(string platform) => Path.Combine(path, platform);

    private IEnumerable<string> List()
    {
        IEnumerable<string> found = [""];
        for (int level = 0; level < Levels; level++)
        {
            found = found.SelectMany(folder => Directory.Exists(Path.Combine(path, folder))
                ? Directory.EnumerateDirectories(Path.Combine(path, folder)).Select(inner => Path.GetRelativePath(path, inner))
                : []).ToArray();
        }

        return found;
    }
}
