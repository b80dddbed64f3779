namespace Amazon.ECS.Model;

public class EphemeralStorage
{
    public int? SizeInGiB { get; set; }
}
