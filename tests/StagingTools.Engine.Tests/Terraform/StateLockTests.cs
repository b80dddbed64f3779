using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class StateLockTests
{
    private const string Detail =
        """
        Error message: operation error S3: PutObject, https response error StatusCode: 412, api error PreconditionFailed: At least one of the pre-conditions you specified did not hold
        Lock Info:
          ID:        50868fb3-f6f2-4aa3-e4da-47072b8c40c8
          Path:      states/staging/terraform.tfstate
          Operation: OperationTypeApply
          Who:       ci@runner-7
          Version:   1.11.4
          Created:   2026-11-22 18:47:41.924118339 +0000 UTC
          Info:      


        Terraform acquires a state lock to protect the state from being written
        by multiple users at the same time.
        """;

    private static readonly DateTimeOffset Created = new(2026, 11, 22, 18, 47, 41, TimeSpan.Zero);

    [Fact]
    public void The_words_of_the_error_tell_id_holder_operation_and_time() =>
        Assert.Equal(
            new StateLock("50868fb3-f6f2-4aa3-e4da-47072b8c40c8", "ci@runner-7", "OperationTypeApply", Created),
            StateLock.FromDiagnostic(Detail));

    [Fact]
    public void The_lock_object_beside_the_state_tells_the_same()
    {
        StateLock? found = StateLock.FromJson(
            """{"ID":"50868fb3-f6f2-4aa3-e4da-47072b8c40c8","Operation":"OperationTypeApply","Info":"","Who":"ci@runner-7","Version":"1.11.4","Created":"2026-11-22T18:47:41.924118339Z","Path":"states/staging/terraform.tfstate"}""");

        Assert.Equal("50868fb3-f6f2-4aa3-e4da-47072b8c40c8", found?.Id);
        Assert.Equal("ci@runner-7", found?.Holder);
        Assert.Equal(Created, found?.Created?.AddTicks(-(found.Created.Value.Ticks % TimeSpan.TicksPerSecond)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    public void Anything_else_is_no_lock(string text)
    {
        Assert.Null(StateLock.FromJson(text));
        Assert.Null(StateLock.FromDiagnostic(text));
    }

    [Theory]
    [InlineData(20, "less than a minute")]
    [InlineData(60 * 12, "12 min")]
    [InlineData(60 * 125, "2 h 5 min")]
    [InlineData(3600 * 50, "2 d 2 h")]
    public void The_error_names_holder_age_and_the_way_out(int seconds, string age)
    {
        StateLockedException error = StateLockedException.For(
            StateLock.FromDiagnostic(Detail)!, "s3://states/staging/terraform.tfstate", Created.AddSeconds(seconds));

        Assert.Equal("StateLocked", error.ErrorId);
        Assert.Equal(StagingErrorCategory.ResourceBusy, error.Category);
        Assert.Equal(
            "The state s3://states/staging/terraform.tfstate is locked by ci@runner-7 for 'apply' "
            + $"since {age} (lock 50868fb3-f6f2-4aa3-e4da-47072b8c40c8).",
            error.Message);
        Assert.Contains("aws s3 rm s3://states/staging/terraform.tfstate.tflock", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_of_our_own_reads_as_one_of_terraform_s()
    {
        var mine = new StateLock("50868fb3", "ci@runner-7", "restore", Created);

        Assert.Equal(mine, StateLock.FromJson(mine.ToJson("states/staging/terraform.tfstate")));
        Assert.Equal("restore", mine.OperationWord);
    }
}
