using Amazon.Route53;
using Amazon.Route53.Model;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Dns;

/// <summary>What is done about a name, by what stands there.</summary>
public sealed class DnsStepTests
{
    private const string Domain = "staging.example.com";
    private const string Address = "192.0.2.7";

    private static readonly DnsZone Zone = new("Z1", "example.com");
    private static readonly DnsOwner Own = new("shop", "staging", "us-east-1");
    private static readonly DnsOwner Other = new("shop", "pr-42", "us-east-1");
    private static readonly DnsTarget Instance = new(Address, AliasZoneId: null);
    private static readonly DnsTarget Balancer = new("shop-staging-1.us-east-1.elb.amazonaws.com", "Z35");

    [Fact]
    public void A_free_name_gets_an_address_of_a_minute_and_the_owner_s_mark()
    {
        DnsStep step = Set(new NameRecords([], null));

        Assert.Equal((DnsChange.Created, null), (step.Change, step.Previous));
        Assert.Equal(["UPSERT A staging.example.com 192.0.2.7 60", "UPSERT TXT _stagingtools.staging.example.com " + Own.Value + " 300"], Told(step));
        Assert.Equal("staging.example.com A: none → 192.0.2.7 (TTL 60 s)", step.Describe());
    }

    [Fact]
    public void A_load_balancer_is_an_alias_without_a_time()
    {
        DnsStep step = Set(new NameRecords([], null), Balancer);

        AliasTarget alias = step.Changes[0].ResourceRecordSet!.AliasTarget!;
        Assert.Equal(("Z35", Balancer.Text, false), (alias.HostedZoneId, alias.DNSName, alias.EvaluateTargetHealth));
        Assert.Null(step.Changes[0].ResourceRecordSet!.TTL);
    }

    [Fact]
    public void What_leads_there_already_is_left_as_it_is()
    {
        Assert.Empty(Set(new NameRecords([A(Address)], Mark(Own))).Changes);
        ResourceRecordSet alias = new()
        {
            Name = Domain,
            Type = RRType.A,
            AliasTarget = new() { HostedZoneId = "Z35", DNSName = "dualstack." + Balancer.Text + "." },
        };
        Assert.Equal(DnsChange.Unchanged, Set(new NameRecords([alias], Mark(Own)), Balancer).Change);
    }

    [Fact]
    public void An_address_of_our_own_that_is_old_is_changed()
    {
        DnsStep step = Set(new NameRecords([A("192.0.2.1")], Mark(Own)));

        Assert.Equal((DnsChange.Changed, "192.0.2.1"), (step.Change, step.Previous));
    }

    [Fact]
    public void What_somebody_else_wrote_is_taken_over_even_where_it_leads_there()
    {
        DnsStep step = Set(new NameRecords([A(Address)], null));

        Assert.Equal(DnsChange.TakenOver, step.Change);
        Assert.EndsWith("<- StagingTools did not write it", step.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_name_and_an_address_of_the_other_kind_make_room()
    {
        ResourceRecordSet other = new() { Name = Domain, Type = RRType.CNAME, TTL = 300, ResourceRecords = [new() { Value = "old.example.com" }] };
        ResourceRecordSet six = new() { Name = Domain, Type = RRType.AAAA, TTL = 300, ResourceRecords = [new() { Value = "2001:db8::1" }] };

        DnsStep step = Set(new NameRecords([other, six], null));

        Assert.Equal((DnsChange.TakenOver, "CNAME old.example.com, AAAA 2001:db8::1"), (step.Change, step.Previous));
        Assert.Equal(["DELETE", "DELETE", "UPSERT", "UPSERT"], step.Changes.Select(change => change.Action!.Value));
    }

    [Fact]
    public void Another_environment_s_name_is_refused_with_the_way_to_free_it()
    {
        StagingException refused = Assert.Throws<StagingException>(() => Set(new NameRecords([A("192.0.2.1")], Mark(Other))));

        Assert.Equal(("DnsRecordNotOwned", Domain), (refused.ErrorId, refused.TargetInput));
        Assert.Contains("pr-42 (shop, us-east-1)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--environment-name pr-42 --project shop --domain staging.example.com --remove", refused.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_by_a_routing_policy_are_refused()
    {
        ResourceRecordSet weighted = A("192.0.2.1");
        weighted.SetIdentifier = "blue";

        Assert.Equal("DnsRecordHasPolicy", Assert.Throws<StagingException>(() => Set(new NameRecords([weighted], null))).ErrorId);
    }

    [Fact]
    public void Only_what_the_environment_wrote_is_removed()
    {
        DnsStep? own = DnsStep.Remove(Zone, Domain, new NameRecords([A(Address)], Mark(Own)), Own);

        Assert.Equal(["DELETE A staging.example.com 192.0.2.7 60", "DELETE TXT _stagingtools.staging.example.com " + Own.Value + " 300"], Told(own!));
        Assert.Null(DnsStep.Remove(Zone, Domain, new NameRecords([A(Address)], Mark(Other)), Own));
        Assert.Null(DnsStep.Remove(Zone, Domain, new NameRecords([A(Address)], null), Own));
    }

    [Theory]
    [InlineData("\"stagingtools project=shop environment=staging region=us-east-1\"", true)]
    [InlineData("\"v=spf1 -all\"", false)]
    [InlineData("\"stagingtools project=shop\"", false)]
    [InlineData(null, false)]
    public void A_mark_names_its_owner_and_other_texts_name_none(string? value, bool isMark) =>
        Assert.Equal(isMark ? Own : null, DnsOwner.Parse(value));

    private static DnsStep Set(NameRecords found, DnsTarget? target = null) => DnsStep.Set(Zone, Domain, found, Own, target ?? Instance);

    private static ResourceRecordSet A(string address) =>
        new() { Name = Domain, Type = RRType.A, TTL = 60, ResourceRecords = [new() { Value = address }] };

    private static ResourceRecordSet Mark(DnsOwner owner) => new()
    {
        Name = DnsOwner.RecordFor(Domain),
        Type = RRType.TXT,
        TTL = 300,
        ResourceRecords = [new() { Value = owner.Value }],
    };

    private static IEnumerable<string> Told(DnsStep step) => step.Changes.Select(change => FormattableString.Invariant(
        $"{change.Action} {change.ResourceRecordSet!.Type} {change.ResourceRecordSet.Name} {change.ResourceRecordSet.ResourceRecords![0].Value} {change.ResourceRecordSet.TTL}"));
}
