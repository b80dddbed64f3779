using System.Text;
using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Engine.Tests.Data.Discovery;

public sealed class TextAdvisorTests
{
    // Names that say nothing, so that the values alone decide.
    [Theory]
    [InlineData("email", "ada@lovelace.org", "x@y.de")]
    [InlineData("phone", "+4915112345678", "+34 600 123 456")]
    [InlineData("phone", "0151 2345678", "(555) 123-4567")]
    [InlineData("pattern", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19")]
    [InlineData("pattern", "4111111111111111", "378282246310005")]
    [InlineData("pattern", "84.1.2.3", "2001:db8::1")]
    [InlineData("name", "Ada Lovelace", "Sofía García", "Mehmet Yılmaz", "Zofia Kowalska", "Ravi Müller", "O'Brien, Anna")]
    [InlineData("url", "https://cdn.shop.org/a.jpg", "http://x.org/1")]
    [InlineData("text", "When will my order arrive?", "It has not come yet, sorry")]
    [InlineData("token", "wa_live_0123456789abcdef0123", "wa_live_fedcba98765432100123")]
    [InlineData("keep", "0f0e0d0c-0b0a-0908-0706-050403020100", "1f0e0d0c-0b0a-0908-0706-050403020100")]
    [InlineData(null, "Zyx", "Qrs", "Wvu")]
    [InlineData(null)]
    public void Values_decide_where_a_name_says_nothing(string? mask, params string[] values) =>
        Assert.Equal(mask, Propose("zyx", values).Candidates is [var first, ..] ? first.Mask : null);

    [Theory]
    [InlineData("status", "keep", "open", "closed")]
    [InlineData("locale", "keep", "de", "pt-BR")]
    [InlineData("status", "email", "ada@lovelace.org", "x@y.de")]
    [InlineData("status", null, "This one is no code, but a sentence of somebody's, and long as well", "And so is that, and it goes on and on and on for a while")]
    [InlineData("source", "text", "landing page", "from ada@lovelace.org")]
    [InlineData("password", "token", "abc")]
    [InlineData("first_name", "name", "Xyz")]
    [InlineData("phone", "email", "ada@lovelace.org")]
    [InlineData("comment", "text")]
    public void Values_go_before_a_harmless_name_and_a_name_before_values_that_say_nothing(string name, string? mask, params string[] values) =>
        Assert.Equal(mask, Propose(name, values).Candidates is [var first, ..] ? first.Mask : null);

    [Fact]
    public void One_address_among_many_codes_is_enough_to_mask_a_column()
    {
        string[] values = [.. Enumerable.Range(0, 400).Select(i => $"state_{i % 3}"), "ada@lovelace.org"];

        RuleProposal proposal = Propose("zyx", values);

        Assert.Equal("text", proposal.Candidates[0].Mask);
        Assert.Equal("1 of 401 samples hold personal data or secrets", proposal.Reason);
    }

    [Fact]
    public void A_few_short_values_that_come_again_and_again_are_kept()
    {
        RuleProposal proposal = Propose("zyx", [.. Enumerable.Range(0, 100).Select(i => $"S{i % 4}")]);

        Assert.Equal("keep", proposal.Candidates[0].Mask);
        Assert.Equal("4 different in 100 samples, nothing personal", proposal.Reason);
    }

    [Fact]
    public void Name_and_values_together_are_sure()
    {
        Assert.Equal(RuleConfidence.High, Propose("email", "ada@lovelace.org").Confidence);
        Assert.Equal(RuleConfidence.Medium, Propose("zyx", "ada@lovelace.org").Confidence);
        Assert.Equal(RuleConfidence.Low, Propose("email").Confidence);
    }

    private static RuleProposal Propose(string name, params string[] values)
    {
        ValueEvidence evidence = new();
        foreach (string value in values)
            evidence.Add(Encoding.UTF8.GetBytes(value));
        return new TextAdvisor(ofPeople: false, hasKey: false, nullable: false).Propose(name, evidence);
    }
}
