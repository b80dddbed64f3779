namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class ComplianceDetails
{
    public List<string>? NoncompliantKeys { get; set; }
    public List<string>? KeysWithNoncompliantValues { get; set; }
    public bool? ComplianceStatus { get; set; }
}
