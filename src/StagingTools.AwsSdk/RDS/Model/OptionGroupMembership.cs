namespace Amazon.RDS.Model;

public class OptionGroupMembership
{
    public string? OptionGroupName { get; set; }
    public string? Status { get; set; }
}
