using StagingTools.Completion;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Tests.Deployments;

namespace StagingTools.Engine.Tests.Faces;

public sealed class RevisionCompleterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RevisionScenario scenario = new RevisionScenario()
        .With(1, "Completed", "1.0.0").With(2, "RolledBack", "2.0.0").With(3).With(4, "Completed", "1.1.0").Inactive(3).Serves(4);

    [Fact]
    public void Revisions_are_those_that_can_be_gone_to_the_newest_first() => Assert.Equal(["2", "1"], Complete(""));

    [Theory]
    [InlineData("2", "2")]
    [InlineData("whatsapp-saas-staging:1", "whatsapp-saas-staging:1")]
    [InlineData("2.0", "2.0.0")]
    public void A_word_is_completed_as_it_begins(string word, string completed) => Assert.Equal([completed], Complete(word));

    [Fact]
    public void A_revision_is_told_with_tag_outcome_and_time()
    {
        StagingDeploymentRecord revision = Offers("2")[0].Revision;

        Assert.Matches(@"^2\.0\.0, RolledBack, 2026-03-14 \d\d:\d\dZ$", RevisionCompleter.Describe(revision));
    }

    [Fact]
    public void An_error_completes_to_nothing()
    {
        scenario.Aws.Fail("ListTaskDefinitions", "AccessDeniedException");

        Assert.Empty(Complete(""));
    }

    private List<string> Complete(string word) => [.. Offers(word).Select(offer => offer.Text)];

    private IReadOnlyList<(string Text, StagingDeploymentRecord Revision)> Offers(string word) =>
        RevisionCompleter.Revisions(scenario.Aws.Context(scenario.Time), new GetDeploymentRequest(), word, Patience);
}
