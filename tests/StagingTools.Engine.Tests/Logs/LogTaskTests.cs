using StagingTools.Engine.Logs;

namespace StagingTools.Engine.Tests.Logs;

public sealed class LogTaskTests
{
    [Theory]
    [InlineData("app/app/0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef")]
    [InlineData("app/worker/1a2b-3c", "1a2b-3c")]
    [InlineData("2026/03/15/[$LATEST]0123456789abcdef", null)]
    [InlineData("whatsapp-saas-staging-db.0", null)]
    [InlineData("app/app", null)]
    [InlineData("app//1", null)]
    [InlineData("app/app/", null)]
    [InlineData("", null)]
    public void A_stream_with_a_prefix_names_its_task(string stream, string? task) => Assert.Equal(task, LogTask.IdOf(stream));
}
