namespace Amazon.ECS.Model;

public class AwsVpcConfiguration
{
    public List<string>? Subnets { get; set; }
    public List<string>? SecurityGroups { get; set; }
    public AssignPublicIp? AssignPublicIp { get; set; }
}
