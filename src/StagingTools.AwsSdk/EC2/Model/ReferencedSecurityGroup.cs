namespace Amazon.EC2.Model;

public class ReferencedSecurityGroup
{
    public string? GroupId { get; set; }
    public string? PeeringStatus { get; set; }
    public string? UserId { get; set; }
    public string? VpcId { get; set; }
    public string? VpcPeeringConnectionId { get; set; }
}
