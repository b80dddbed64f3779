using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Terraform;

/// <summary>
/// The product's terraform folder, copied to where it may be written: the installed one may be read-only, and several
/// environments share it.
/// </summary>
internal sealed class WorkingCopy : IDisposable
{
    /// <summary>The root module below a terraform folder; it serves every environment.</summary>
    public static readonly string RootModule = Path.Combine("environments", "staging");

    // A state that terraform could not save stands beside the configuration, and must survive the next copy.
    private const string UnsavedStateFile = "errored.tfstate";

    // The lock that a run from here holds; it stays behind only with a run that was killed.
    private const string OwnFolder = ".stagingtools";
    private const string HeldLockFile = "held-lock";
    private const string GuardFile = "run.lock";

    private const string LockFile = ".terraform.lock.hcl";
    private const string DataFolder = "data";
    private const string ModuleFolder = "modules";
    private const string ProviderFolderName = "providers";
    private const string TestFolder = "tests";

    private static readonly string[] CopiedFolders = ["environments", "modules"];

    private readonly FileStream? guard;
    private bool abandoned;

    private WorkingCopy(string folder, FileStream? guard, bool abandoned)
    {
        Folder = folder;
        this.guard = guard;
        this.abandoned = abandoned;
    }

    /// <summary>The copy's folder.</summary>
    public string Folder { get; }

    /// <summary>The folder that terraform runs in.</summary>
    public string RootDirectory => Path.Combine(Folder, RootModule);

    /// <summary>Where terraform keeps providers and backend settings.</summary>
    public string DataDirectory => Path.Combine(Folder, DataFolder);

    /// <summary>Where a plan is saved.</summary>
    public string PlanFile => Path.Combine(Folder, "plan.tfplan");

    /// <summary>
    /// Where it is kept how long changes took; beside the copies, since all environments of a folder share it. <see langword="null"/>
    /// for a copy that changes nothing.
    /// </summary>
    public string? UsualTimesFile { get; private init; }

    /// <summary>Where the variables are written.</summary>
    public string VariableFile => Path.Combine(Folder, "settings.tfvars.json");

    /// <summary>A state that an interrupted run could not save; <see langword="null"/> when there is none.</summary>
    public string? UnsavedState =>
        Path.Combine(RootDirectory, UnsavedStateFile) is var path && File.Exists(path) ? path : null;

    /// <summary>Whether a lock was taken by a run from this folder that is gone: neither it nor its terraform runs any more.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="project">The project.</param>
    /// <param name="environmentName">The environment.</param>
    /// <param name="lockId">The lock's id.</param>
    public static bool WasLeft(StagingContext context, string project, string environmentName, string lockId)
    {
        string folder = FolderOf(context, project, environmentName);
        string note = Path.Combine(folder, HeldLockFile);
        try
        {
            if (!File.Exists(note) || File.ReadAllText(note) != lockId)
                return false;

            // The system lets the guard go with the process that held it.
            using FileStream guard = new(Path.Combine(folder, GuardFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return !ProcessFolders.AnyWorksIn(folder);
        }
        catch (Exception unsure) when (unsure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Makes or renews the copy that belongs to an environment.</summary>
    /// <param name="context">Where the original is and where to work.</param>
    /// <param name="project">The project.</param>
    /// <param name="environmentName">The environment.</param>
    /// <exception cref="StagingException">
    /// <c>TerraformFolderNotFound</c>, <c>FolderNotWritable</c>, or <c>EnvironmentBusy</c> when another run on this machine
    /// works in it.
    /// </exception>
    public static WorkingCopy Open(StagingContext context, string project, string environmentName)
    {
        string own = Path.Combine(context.WorkingDirectory, OwnFolder);
        string folder = FolderOf(context, project, environmentName);
        FileStream? guard = null;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(own, ".gitignore"), "*\n");
            guard = TakeGuard(Path.Combine(folder, GuardFile), environmentName);
            Renew(context.TerraformDirectory, folder);
            return new WorkingCopy(folder, guard, abandoned: false) { UsualTimesFile = Path.Combine(own, "usual-times.json") };
        }
        catch (Exception failure)
        {
            guard?.Dispose();
            if (failure is IOException or UnauthorizedAccessException)
                throw NotWritable(folder, failure);
            throw;
        }
    }

    /// <summary>Makes a copy outside of the working folder, which goes when it is disposed.</summary>
    /// <param name="context">Where the original is.</param>
    /// <param name="project">The project.</param>
    /// <param name="environmentName">The environment whose own copy lends its providers, if it has any: they are large.</param>
    /// <exception cref="StagingException"><c>TerraformFolderNotFound</c> or <c>FolderNotWritable</c>.</exception>
    public static WorkingCopy OpenTemporary(StagingContext context, string project, string environmentName)
    {
        string folder = Path.GetTempPath();
        try
        {
            folder = Directory.CreateTempSubdirectory("stagingtools-").FullName;
            Renew(context.TerraformDirectory, folder);
            var copy = new WorkingCopy(folder, guard: null, abandoned: true);
            copy.Providers.Borrow(ProvidersOf(FolderOf(context, project, environmentName)));
            return copy;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, failure);
        }
    }

    /// <summary>Takes over the plan of a temporary copy, which thereby is the one that gets applied.</summary>
    public void TakePlan(WorkingCopy draft) => File.Move(draft.PlanFile, PlanFile, overwrite: true);

    /// <summary>
    /// Takes over what <c>terraform init</c> made in a temporary copy of the same configuration and state, so that it need not run twice.
    /// </summary>
    /// <returns>Whether that was possible: the providers may lie on another disk.</returns>
    public bool TryTakeInitialization(WorkingCopy draft)
    {
        try
        {
            if (!Directory.Exists(DataDirectory))
                Directory.Move(draft.DataDirectory, DataDirectory);
            else if (Providers.Covers(draft.Providers))
                CopySmall(new DirectoryInfo(draft.DataDirectory), DataDirectory);
            else
                return false;

            File.Copy(Path.Combine(draft.RootDirectory, LockFile), Path.Combine(RootDirectory, LockFile), overwrite: true);
            return true;
        }
        catch (IOException)
        {
            // Then terraform makes it anew.
            return false;
        }
    }

    /// <summary>Lets the copy go when it is disposed: its environment is no more.</summary>
    public void Abandon() => abandoned = true;

    /// <summary>Notes the lock that this run's terraform holds, for the next run to know it by.</summary>
    public void NoteLock(string lockId) => File.WriteAllText(Path.Combine(Folder, HeldLockFile), lockId);

    /// <summary>Forgets the lock: terraform has let it go.</summary>
    public void ForgetLock() => File.Delete(Path.Combine(Folder, HeldLockFile));

    /// <summary>Takes the state out of S3 into a file of the copy: nothing outside of it is read or written.</summary>
    public void UseLocalState() =>
        File.WriteAllText(
            Path.Combine(RootDirectory, "backend_override.tf"), "terraform {\n  backend \"local\" {}\n}\n");

    /// <inheritdoc/>
    public void Dispose()
    {
        guard?.Dispose();
        try
        {
            // The plan holds no secret, but nobody needs it any more.
            File.Delete(PlanFile);
            if (abandoned)
                Directory.Delete(Folder, recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // What stays behind in a temporary folder harms nobody, and the run's own outcome matters more.
        }
    }

    private ProviderFolder Providers => ProvidersOf(Folder);

    private static ProviderFolder ProvidersOf(string folder) => new(Path.Combine(folder, DataFolder, ProviderFolderName));

    // The place of the state and the list of modules.
    private static void CopySmall(DirectoryInfo draft, string folder)
    {
        foreach (FileInfo file in draft.EnumerateFiles())
            file.CopyTo(Path.Combine(folder, file.Name), overwrite: true);
        Directory.CreateDirectory(Path.Combine(folder, ModuleFolder));
        foreach (FileInfo file in new DirectoryInfo(Path.Combine(draft.FullName, ModuleFolder)).EnumerateFiles())
            file.CopyTo(Path.Combine(folder, ModuleFolder, file.Name), overwrite: true);
    }

    private static string FolderOf(StagingContext context, string project, string environmentName) =>
        Path.Combine(context.WorkingDirectory, OwnFolder, project, environmentName, "terraform");

    private static FileStream TakeGuard(string path, string environmentName)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new StagingException(
                "EnvironmentBusy",
                StagingErrorCategory.ResourceBusy,
                $"Another run on this machine works on '{environmentName}'.")
            {
                TargetInput = environmentName,
                RecommendedAction = "Wait until it has ended, then run the same command again.",
            };
        }
    }

    private static void Renew(string original, string folder)
    {
        if (!Directory.Exists(Path.Combine(original, RootModule)))
            throw new StagingException(
                "TerraformFolderNotFound",
                StagingErrorCategory.NotFound,
                $"The terraform folder '{original}' has no {RootModule.Replace('\\', '/')}.")
            {
                TargetInput = original,
                RecommendedAction = "Let STAGINGTOOLS_TERRAFORM_DIR name the folder that came with StagingTools.",
            };

        foreach (string name in CopiedFolders.Where(name => Directory.Exists(Path.Combine(original, name))))
            Renew(new DirectoryInfo(Path.Combine(original, name)), new DirectoryInfo(Path.Combine(folder, name)));
    }

    private static void Renew(DirectoryInfo original, DirectoryInfo copy)
    {
        copy.Create();
        foreach (FileInfo stale in copy.EnumerateFiles().Where(file => file.Name != UnsavedStateFile))
            stale.Delete();
        foreach (FileInfo file in original.EnumerateFiles().Where(IsConfiguration))
        {
            // Bytes only: a read-only original would make a copy that the next run cannot replace.
            using FileStream from = file.OpenRead();
            using FileStream to = File.Create(Path.Combine(copy.FullName, file.Name));
            from.CopyTo(to);
        }

        foreach (DirectoryInfo gone in copy.EnumerateDirectories()
            .Where(folder => folder.Name == TestFolder || !Directory.Exists(Path.Combine(original.FullName, folder.Name))))
            gone.Delete(recursive: true);
        foreach (DirectoryInfo folder in original.EnumerateDirectories().Where(folder => folder.Name[0] != '.' && folder.Name != TestFolder))
            Renew(folder, new DirectoryInfo(Path.Combine(copy.FullName, folder.Name)));
    }

    // Variables come from the request, states belong elsewhere.
    private static bool IsConfiguration(FileInfo file) =>
        !file.Name.Contains(".tfvars", StringComparison.Ordinal)
        && !file.Name.Contains(".tfstate", StringComparison.Ordinal)
        && (file.Name[0] != '.' || file.Name == LockFile);

    private static StagingException NotWritable(string folder, Exception failure) =>
        new("FolderNotWritable", StagingErrorCategory.FileError, $"The folder '{folder}' cannot be written.", failure)
        {
            TargetInput = folder,
            RecommendedAction = "Run the command in a folder that you may write to.",
        };
}
