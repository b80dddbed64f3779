resource "aws_ecr_repository" "this" {
  name = var.name

  # Staging tags move (latest, a branch); deployments pin the digest.
  image_tag_mutability = "MUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Untagged images go after a day"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 1
        }
        action = { type = "expire" }
      },
      # An image that a rule selects is left alone by those after it.
      {
        rulePriority = 2
        description  = "The last two images of StagingTools itself stay, however many builds come after them"
        selection = {
          tagStatus     = "tagged"
          tagPrefixList = ["stagingtools"]
          countType     = "imageCountMoreThan"
          countNumber   = 2
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 3
        description  = "The last ${var.image_count} images stay"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = var.image_count
        }
        action = { type = "expire" }
      },
    ]
  })
}
