using System.Text;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Tests.Data.Discovery;

public sealed class DocumentAdvisorTests
{
    [Fact]
    public void Each_place_gets_a_rule_of_its_own_and_the_rest_is_cleared()
    {
        RuleProposal proposal = Propose(
            """{"email": "ada@lovelace.org", "age": 36, "admin": true, "tags": [{"status": "new"}], "zyx": "Abc", "geo": {"lat": 1.5}}""");

        Assert.Equal(
            """
            mask: jsonb
            paths:
              "$.email": email
              "$.age": { mask: number, min: 18, max: 90 }
              "$.admin": keep
              "$.tags[*].status": keep
              "$.geo.lat": { mask: number, min: -90, max: 90 }
            """,
            string.Join('\n', proposal.Candidates[0].Block!.Select(line => line.Split("  #")[0])));
        Assert.Equal("1 sample; 1 more places are cleared", proposal.Reason);
    }

    [Fact]
    public void Keys_that_are_data_are_not_written_down_and_go()
    {
        RuleProposal proposal = Propose("""{"n": 1, "ada@lovelace.org": 1, "+4915112345678": {"a": 2}, "Ada": 3, "4711": 4}""");

        Assert.Equal("""{ mask: jsonb, others: drop, paths: { "$.n": keep } }""", proposal.Candidates[0].Flow);
        Assert.Equal("1 sample; some keys are data and go", proposal.Reason);
    }

    [Fact]
    public void A_key_of_one_document_among_many_may_be_data()
    {
        RuleProposal proposal = Propose([.. Enumerable.Range(0, 50).Select(i => i == 7 ? """{"n": 1, "blanca": 2}""" : """{"n": 1}""")]);

        Assert.DoesNotContain("blanca", proposal.Candidates[0].Flow, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_which_nothing_is_known_is_replaced()
    {
        Assert.Equal("jsonb", Propose().Candidates.Single().Flow);
        Assert.Equal("jsonb", Propose("""{"zyx": "Abc"}""").Candidates.Single().Flow);
        Assert.Equal("jsonb", Propose("not json", """{"n": 1}""").Candidates.Single().Flow);
    }

    [Fact]
    public void A_proposed_rule_reads_back_in_one_line_and_in_several()
    {
        RuleText rule = Propose("""{"a-b": 1, "c:d": "x@y.org", "e": [1, 2]}""").Candidates[0];

        SanitizationRules flow = RulesParser.Parse("r", "", $"version: 1\ntables: {{ t: {{ columns: {{ doc: {rule.Flow} }} }} }}");
        SanitizationRules block = RulesParser.Parse(
            "r", "", $"version: 1\ntables:\n  t:\n    columns:\n      doc:\n{string.Concat(rule.Block!.Select(line => $"        {line}\n"))}");

        ColumnRule one = flow.Tables[("public", "t")].Columns["doc"];
        Assert.True(one.WritesTheSameAs(block.Tables[("public", "t")].Columns["doc"]));
        Assert.Equal(3, one.Paths!.Count);
    }

    private static RuleProposal Propose(params string[] documents)
    {
        DocumentEvidence evidence = new();
        int unreadable = documents.Count(document => !evidence.TryAdd(Encoding.UTF8.GetBytes(document)));
        return new DocumentAdvisor(new TextAdvisor(ofPeople: false, hasKey: false, nullable: false)).Propose(evidence, unreadable);
    }
}
