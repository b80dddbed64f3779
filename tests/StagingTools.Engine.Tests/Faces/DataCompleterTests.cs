using System.Collections;
using StagingTools.Completion;

namespace StagingTools.Engine.Tests.Faces;

public sealed class DataCompleterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("completion");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void References_are_names_of_variables_that_hold_database_urls()
    {
        Hashtable variables = new()
        {
            ["STAGING_URL"] = "postgresql://app:tOpSeCrEt@db/shop",
            ["DATABASE_URL"] = "postgres://app:tOpSeCrEt@db/shop",
            ["HOME"] = "/home/app",
            ["REDIS_URL"] = "redis://cache",
        };

        Assert.Equal(["env:DATABASE_URL", "env:STAGING_URL"], ReferenceCompleter.References(variables, ""));
        Assert.Equal(["env:STAGING_URL"], ReferenceCompleter.References(variables, "env:st"));
        Assert.Empty(ReferenceCompleter.References(variables, "secret:"));
    }

    [Fact]
    public void Backups_are_those_of_the_folder_the_newest_first()
    {
        DirectoryInfo dumps = folder.CreateSubdirectory("tmp/db-dumps");
        foreach (string name in (string[])["staging-backup-20250117-093000.sql", "staging-backup-20250118-093000.sql", ".x.partial", "notes.txt"])
            File.WriteAllText(Path.Combine(dumps.FullName, name), "");

        Assert.Equal(
            ["tmp/db-dumps/staging-backup-20250118-093000.sql", "tmp/db-dumps/staging-backup-20250117-093000.sql"],
            BackupFileCompleter.Backups(folder.FullName, ""));
        Assert.Equal(["tmp/db-dumps/staging-backup-20250117-093000.sql"], BackupFileCompleter.Backups(folder.FullName, "staging-backup-20250117"));
        Assert.Equal(["tmp/db-dumps/staging-backup-20250117-093000.sql"], BackupFileCompleter.Backups(folder.FullName, "tmp/db-dumps/staging-backup-20250117"));
    }

    [Fact]
    public void A_folder_without_backups_completes_to_none() => Assert.Empty(BackupFileCompleter.Backups(folder.FullName, ""));
}
