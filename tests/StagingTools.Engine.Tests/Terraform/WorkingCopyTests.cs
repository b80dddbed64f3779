using System.Diagnostics;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class WorkingCopyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    public WorkingCopyTests()
    {
        Write("product/environments/staging/main.tf", "# root");
        Write("product/environments/staging/terraform.tfvars", "db_password = \"x\"");
        Write("product/environments/staging/terraform.tfstate", "{}");
        Write("product/environments/staging/.terraform/providers/x", "big");
        Write("product/environments/staging/tests/a.tftest.hcl", "# a test of the product itself");
        Write("product/modules/cache/main.tf", "# cache");
    }

    private StagingContext Context => new()
    {
        WorkingDirectory = Path.Combine(folder, "work"),
        TerraformDirectory = Path.Combine(folder, "product"),
        EnvironmentVariables = new Dictionary<string, string>(),
    };

    [Fact]
    public void The_configuration_is_copied_and_values_states_and_caches_are_not()
    {
        using WorkingCopy copy = WorkingCopy.Open(Context, "shop", "staging");

        Assert.Equal(Path.Combine(folder, "work", ".stagingtools", "shop", "staging", "terraform"), copy.Folder);
        Assert.Equal(["main.tf"], Names(copy.RootDirectory));
        Assert.Equal(["main.tf"], Names(Path.Combine(copy.Folder, "modules", "cache")));
    }

    [Fact]
    public void The_next_run_follows_the_product_and_keeps_a_state_that_could_not_be_saved()
    {
        using (WorkingCopy first = WorkingCopy.Open(Context, "shop", "staging"))
        {
            File.WriteAllText(Path.Combine(first.RootDirectory, "gone.tf"), "");
            File.WriteAllText(Path.Combine(first.RootDirectory, "errored.tfstate"), "{}");
            Assert.NotNull(first.UnsavedState);
        }

        Write("product/environments/staging/main.tf", "# newer");
        Directory.Delete(Path.Combine(folder, "product", "modules", "cache"), recursive: true);
        using WorkingCopy second = WorkingCopy.Open(Context, "shop", "staging");

        Assert.Equal(["errored.tfstate", "main.tf"], Names(second.RootDirectory));
        Assert.Equal("# newer", File.ReadAllText(Path.Combine(second.RootDirectory, "main.tf")));
        Assert.False(Directory.Exists(Path.Combine(second.Folder, "modules", "cache")));
    }

    [Fact]
    public void A_lock_is_known_as_left_behind_when_the_run_that_noted_it_is_gone_and_nothing_works_in_its_folder()
    {
        using (WorkingCopy living = WorkingCopy.Open(Context, "shop", "staging"))
        {
            living.NoteLock("lock-1");
            Assert.False(WorkingCopy.WasLeft(Context, "shop", "staging", "lock-1"));
        }

        Assert.True(WorkingCopy.WasLeft(Context, "shop", "staging", "lock-1"));
        // Somebody else's lock, another environment's, and that of a run whose terraform goes on.
        Assert.False(WorkingCopy.WasLeft(Context, "shop", "staging", "lock-2"));
        Assert.False(WorkingCopy.WasLeft(Context, "shop", "pr-42", "lock-1"));
        if (OperatingSystem.IsLinux())
        {
            using Process orphan = Process.Start(new ProcessStartInfo("sleep", ["60"])
            {
                WorkingDirectory = Path.Combine(Context.WorkingDirectory, ".stagingtools", "shop", "staging", "terraform", "environments"),
            })!;
            Assert.False(WorkingCopy.WasLeft(Context, "shop", "staging", "lock-1"));
            orphan.Kill();
            orphan.WaitForExit();
        }

        using (WorkingCopy next = WorkingCopy.Open(Context, "shop", "staging"))
            next.ForgetLock();
        Assert.False(WorkingCopy.WasLeft(Context, "shop", "staging", "lock-1"));
    }

    [Fact]
    public void A_read_only_product_can_be_copied_twice()
    {
        string original = Path.Combine(folder, "product", "environments", "staging", "main.tf");
        File.SetAttributes(original, FileAttributes.ReadOnly);

        using (WorkingCopy.Open(Context, "shop", "staging"))
        {
        }

        using WorkingCopy again = WorkingCopy.Open(Context, "shop", "staging");
        Assert.Equal("# root", File.ReadAllText(Path.Combine(again.RootDirectory, "main.tf")));
        File.SetAttributes(original, FileAttributes.Normal);
    }

    [Fact]
    public void Two_runs_on_one_environment_do_not_share_a_folder()
    {
        using WorkingCopy first = WorkingCopy.Open(Context, "shop", "staging");

        StagingException error = Assert.Throws<StagingException>(() => WorkingCopy.Open(Context, "shop", "staging"));
        using WorkingCopy other = WorkingCopy.Open(Context, "shop", "pr-42");

        Assert.Equal(("EnvironmentBusy", "staging"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public void A_temporary_copy_leaves_nothing_behind()
    {
        WorkingCopy copy = WorkingCopy.OpenTemporary(Context, "shop", "staging");
        copy.UseLocalState();
        Assert.Contains("backend_override.tf", Names(copy.RootDirectory));

        copy.Dispose();

        Assert.False(Directory.Exists(copy.Folder));
        Assert.False(Directory.Exists(Path.Combine(folder, "work")));
    }

    [Fact]
    public void What_init_made_in_a_temporary_copy_serves_the_environments_own()
    {
        using WorkingCopy draft = WorkingCopy.OpenTemporary(Context, "shop", "staging");
        Initialize(draft, "first", "5.100.0");
        using WorkingCopy copy = WorkingCopy.Open(Context, "shop", "staging");

        Assert.True(copy.TryTakeInitialization(draft));

        Assert.Equal("large", File.ReadAllText(Path.Combine(copy.DataDirectory, Provider("5.100.0"), "provider")));
        Assert.Equal(("first", "first"), Initialized(copy));
    }

    [Fact]
    public void The_next_temporary_copy_borrows_the_providers_and_leaves_them()
    {
        WorkingCopy copy = WorkingCopy.Open(Context, "shop", "staging");
        Initialize(copy, "first", "5.100.0");
        copy.Dispose();

        using (WorkingCopy draft = WorkingCopy.OpenTemporary(Context, "shop", "staging"))
        {
            string borrowed = Path.Combine(draft.DataDirectory, Provider("5.100.0"));
            Assert.Equal(Path.Combine(copy.DataDirectory, Provider("5.100.0")), new DirectoryInfo(borrowed).LinkTarget);
            Assert.Equal("large", File.ReadAllText(Path.Combine(borrowed, "provider")));
            Initialize(draft, "second");
            using WorkingCopy again = WorkingCopy.Open(Context, "shop", "staging");

            Assert.True(again.TryTakeInitialization(draft));

            Assert.Equal(("second", "second"), Initialized(again));
        }

        Assert.Equal("large", File.ReadAllText(Path.Combine(copy.DataDirectory, Provider("5.100.0"), "provider")));
    }

    [Fact]
    public void A_copy_without_the_providers_of_the_temporary_one_is_initialized_anew()
    {
        WorkingCopy copy = WorkingCopy.Open(Context, "shop", "staging");
        Initialize(copy, "first", "5.100.0");
        copy.Dispose();
        using WorkingCopy draft = WorkingCopy.OpenTemporary(Context, "shop", "staging");
        Initialize(draft, "second", "6.0.0");
        using WorkingCopy again = WorkingCopy.Open(Context, "shop", "staging");

        Assert.False(again.TryTakeInitialization(draft));

        Assert.Equal("first", Initialized(again).Backend);
    }

    [Fact]
    public void The_copy_of_a_removed_environment_goes_with_it()
    {
        using (WorkingCopy copy = WorkingCopy.Open(Context, "shop", "staging"))
            copy.Abandon();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "work", ".stagingtools", "shop", "staging")));
    }

    [Fact]
    public void A_folder_without_the_configuration_is_named()
    {
        StagingContext elsewhere = Context with { TerraformDirectory = Path.Combine(folder, "nothing") };

        StagingException error = Assert.Throws<StagingException>(() => WorkingCopy.OpenTemporary(elsewhere, "shop", "staging"));

        Assert.Equal(("TerraformFolderNotFound", Path.Combine(folder, "nothing")), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        Write("file", "");

        StagingException error = Assert.Throws<StagingException>(
            () => WorkingCopy.Open(Context with { WorkingDirectory = Path.Combine(folder, "file") }, "shop", "staging"));

        Assert.Equal("FolderNotWritable", error.ErrorId);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Provider(string version) => Path.Combine("providers", "registry.terraform.io", "hashicorp", "aws", version, "linux_amd64");

    // What terraform init leaves behind.
    private static void Initialize(WorkingCopy copy, string mark, params string[] providers)
    {
        foreach (string version in providers)
        {
            Directory.CreateDirectory(Path.Combine(copy.DataDirectory, Provider(version)));
            File.WriteAllText(Path.Combine(copy.DataDirectory, Provider(version), "provider"), "large");
        }

        Directory.CreateDirectory(Path.Combine(copy.DataDirectory, "modules"));
        File.WriteAllText(Path.Combine(copy.DataDirectory, "terraform.tfstate"), mark);
        File.WriteAllText(Path.Combine(copy.DataDirectory, "modules", "modules.json"), mark);
        File.WriteAllText(Path.Combine(copy.RootDirectory, ".terraform.lock.hcl"), mark);
    }

    private static (string Backend, string Modules) Initialized(WorkingCopy copy) =>
        (File.ReadAllText(Path.Combine(copy.DataDirectory, "terraform.tfstate")),
            File.ReadAllText(Path.Combine(copy.DataDirectory, "modules", "modules.json")));

    private static string[] Names(string path) =>
        [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    private void Write(string path, string text)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
