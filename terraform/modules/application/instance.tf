data "aws_default_tags" "current" {}

locals {
  # Tags that stay as they are for the life of the environment. Only these go into the launch template: a new
  # expiry date must not make a new template version and replace the instance.
  stable_tags = {
    for key in ["Project", "Environment", "ManagedBy"] : key => data.aws_default_tags.current.tags[key]
    if contains(keys(data.aws_default_tags.current.tags), key)
  }
}

resource "aws_launch_template" "this" {
  name        = var.name
  description = "Container instance of ${var.name}"

  # EC2 resolves the parameter at launch: a new instance starts from the newest patched image, and a release by
  # AWS is no difference in anybody's plan.
  image_id               = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
  instance_type          = var.instance_type
  key_name               = var.ssh_key_name
  update_default_version = true

  user_data = base64encode(<<-EOT
    #!/bin/bash
    set -euo pipefail
    echo 'ECS_CLUSTER=${aws_ecs_cluster.this.name}' >> /etc/ecs/ecs.config
  EOT
  )

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }

  # A public address instead of a NAT gateway: the agent and image pulls need a way out of the default VPC.
  network_interfaces {
    associate_public_ip_address = true
    delete_on_termination       = true
    security_groups             = [var.security_group_id]
  }

  # One hop: the agent on the host reaches the instance role, a container behind the bridge does not.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  # 30 GiB is the smallest volume that the image's snapshot fits on.
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = 30
      encrypted             = true
      delete_on_termination = true
    }
  }

  # Staging does not buy burst credits: at worst it is slow.
  credit_specification {
    cpu_credits = "standard"
  }

  tag_specifications {
    resource_type = "volume"
    tags          = merge(local.stable_tags, { Name = var.name })
  }

  tag_specifications {
    resource_type = "network-interface"
    tags          = merge(local.stable_tags, { Name = var.name })
  }
}

resource "aws_autoscaling_group" "this" {
  name                = var.name
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = var.instance_subnet_ids
  health_check_type   = "EC2"

  # The instance holds nothing worth a graceful end; without force_delete a removal waits for it to drain.
  force_delete = true

  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }

  # The only instance is replaced in place when the template changes.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 0
    }
  }

  # ECS adds this tag to the groups of its capacity providers; said here, it is no difference.
  tag {
    key                 = "AmazonECSManaged"
    value               = ""
    propagate_at_launch = true
  }

  # Autoscaling groups do not take the provider's default tags.
  dynamic "tag" {
    for_each = merge(data.aws_default_tags.current.tags, { Name = var.name })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  depends_on = [aws_iam_role_policy_attachment.instance, aws_iam_role_policy.instance_session]
}
