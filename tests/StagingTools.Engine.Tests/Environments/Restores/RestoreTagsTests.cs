using Amazon.RDS.Model;
using StagingTools.Engine.Environments.Restores;

namespace StagingTools.Engine.Tests.Environments.Restores;

public sealed class RestoreTagsTests
{
    [Fact]
    public void A_restored_instance_carries_the_current_one_s_tags_and_those_of_its_own_restore()
    {
        DBInstance current = Instances.Current(
            ("Team", "chat"), ("aws:backup", "x"), ("RestoreSafety", "old"), ("RestoredFrom", "snapshot old"), ("RestoreRun", "finished"));

        Assert.Equal(
            ["Environment=staging", "ManagedBy=StagingTools", "Project=whatsapp-saas", "RestoreRun=20260315120000", "RestoredFrom=snapshot before-a", "Team=chat"],
            For(current, sanitized: null));
    }

    [Theory]
    [InlineData(true, "DataSanitized=true")]
    [InlineData(false, "DataSanitized=false")]
    [InlineData(null, "DataSanitized=unknown")]
    public void The_mark_of_the_data_is_the_restored_data_s_own(bool? sanitized, string tag)
    {
        IEnumerable<string> tags = For(Instances.Current(("DataSanitized", "true")), sanitized);

        Assert.Equal([tag], tags.Where(one => one.StartsWith("DataSanitized", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finished_run_is_not_open()
    {
        Assert.Equal("20260301100000", RestoreTags.OpenRun(Instances.Current(("RestoreRun", "20260301100000"))));
        Assert.Null(RestoreTags.OpenRun(Instances.Current(("RestoreRun", "finished"))));
        Assert.Null(RestoreTags.OpenRun(Instances.Current()));
    }

    private static IEnumerable<string> For(DBInstance current, bool? sanitized) => RestoreTags
        .For(Instances.Name, current, "snapshot before-a", "20260315120000", sanitized)
        .Select(tag => $"{tag.Key}={tag.Value}")
        .Order(StringComparer.Ordinal);
}
