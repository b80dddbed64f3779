namespace Amazon.EC2.Model;

public class GroupIdentifier
{
    public string? GroupId { get; set; }
    public string? GroupName { get; set; }
}
